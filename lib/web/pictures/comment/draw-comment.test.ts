import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawComment, HEIGHT, WIDTH, type Pictured } from './draw-comment';

const usual: Pictured = {
  text: 'It is the valve that fails first.',
  author: 'Thandi',
  article: 'The clock',
  publication: 'The Harbour',
};
const MARGIN = 80;

/** Where something is drawn below the stripe at the top: how many pixels that are no paper each column of a part of the picture has. */
async function inked(
  pictured: Partial<Pictured>,
  [top, bottom]: [number, number] = [40, HEIGHT],
): Promise<number[]> {
  const png = await drawComment({ ...usual, ...pictured });
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([WIDTH, HEIGHT]);
  return Array.from({ length: WIDTH }, (_, x) => {
    let count = 0;
    for (let y = top; y < bottom; y += 1) if (data[(y * WIDTH + x) * info.channels]! < 160) count += 1;
    return count;
  });
}
const sum = (columns: number[]) => columns.reduce((all, one) => all + one, 0);
const TEXT: [number, number] = [140, 460];

describe('the picture of a comment', () => {
  it('is a PNG of the size that links are shown with, in type that the system does not have', async () => {
    const png = await drawComment(usual);
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: WIDTH, height: HEIGHT });
    expect(png.length).toBeLessThan(100_000);
    // The same words are much wider in what stands in for a face that is missing.
    const columns = await inked({ text: 'w'.repeat(10) }, TEXT);
    const right = columns.findLastIndex((count) => count > 0);
    expect(right - MARGIN).toBeGreaterThan(380);
    expect(right - MARGIN).toBeLessThan(460);
  });

  it('keeps to its margins, whatever stands in it', async () => {
    for (const pictured of [
      { text: 'x'.repeat(5_000) },
      { text: 'Łódź. '.repeat(900) },
      { text: 'كلمة '.repeat(900) },
      { author: 'W'.repeat(60), article: 'A headline '.repeat(40), publication: 'M'.repeat(60) },
      { text: '<b>&amp;</b> "quoted" \u0301\u{1F44D}', author: '<i>' },
    ]) {
      const columns = await inked(pictured);
      expect(sum([...columns.slice(0, MARGIN - 4), ...columns.slice(WIDTH - MARGIN + 4)])).toBe(0);
      expect(sum(columns)).toBeGreaterThan(0);
    }
  });

  it('begins at the side at which its script does', async () => {
    const halves = async (text: string) => {
      const columns = await inked({ text }, TEXT);
      return [sum(columns.slice(0, WIDTH / 2)), sum(columns.slice(WIDTH / 2))];
    };
    const [left, right] = await halves('Valve.');
    expect([left! > 0, right]).toEqual([true, 0]);
    const [before, after] = await halves('صمام.');
    expect([before, after! > 0]).toEqual([0, true]);
  });

  it('is made of what there is', async () => {
    const columns = await inked({ text: '', author: ' ', article: '' }, TEXT);
    expect(sum(columns)).toBe(0);
  });
});
