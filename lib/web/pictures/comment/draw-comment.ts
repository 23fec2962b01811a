import type { OverlayOptions } from 'sharp';
import { escapeHtml } from '@/lib/platform/text/escape-html';
import { shortened } from '@/lib/platform/text/shortened';
import { DISPLAY, SANS, TEXT, typeFiles } from './type-files';

/** As Open Graph's consumers show them whole. */
export const WIDTH = 1200;
export const HEIGHT = 630;
const MARGIN = 80;
const ACROSS = WIDTH - 2 * MARGIN;

/** As in the light of our pages (app/_ui/tokens.css). */
const PAPER = '#fdfdfb';
const INK = '#171a19';
const SOFT = '#4b514e';
const ACCENT = '#00573f';

/** What is said of a comment in its picture, as readers see it. */
export type Pictured = { text: string; author: string; article: string; publication: string };

/** The text is as large as it can be. What does not fit at the smallest size is cut. */
const SIZES = [60, 50, 42];
const TEXT_TOP = 150;
const TEXT_HEIGHT = 300;
/** No more of it could fit. */
const MOST_LETTERS = 600;

/**
 * Draws a comment for a link to it: 1200 × 630 pixels, PNG, in our own type. Each line stands at the side at which its script begins.
 */
export async function drawComment({ text, author, article, publication }: Pictured): Promise<Buffer> {
  const [name, said, by, on] = [
    await line(publication, { font: `${DISPLAY} 40`, colour: ACCENT }),
    await fitted(text),
    await line(author, { font: `${SANS} Semi-Bold 32`, colour: INK }),
    await line(article, { font: `${SANS} 28`, colour: SOFT }),
  ];
  const { default: sharp } = await import('sharp');
  return sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: PAPER } })
    .composite([
      bar({ top: 0, height: 12, colour: ACCENT }),
      bar({ top: HEIGHT - 150, height: 2, colour: SOFT, left: MARGIN, width: ACROSS }),
      ...placed(name, 60),
      ...placed(said, TEXT_TOP),
      ...placed(by, HEIGHT - 126),
      ...placed(on, HEIGHT - 74),
    ])
    .png({ compressionLevel: 9, palette: true, colours: 64 })
    .toBuffer();
}

type Drawn = { data: Buffer; width: number; height: number; fromRight: boolean };

/** As much of a text as has room, as large as has room. */
async function fitted(text: string): Promise<Drawn | null> {
  const start = shortened(text, MOST_LETTERS);
  for (const size of SIZES) {
    const drawn = await draw(start, { font: `${TEXT} ${size}`, colour: INK, spacing: Math.round(size / 5) });
    if (!drawn || drawn.height <= TEXT_HEIGHT) return drawn;
  }
  return drawnToFit(
    start,
    { font: `${TEXT} ${SIZES.at(-1)}`, colour: INK, spacing: 8 },
    (drawn) => drawn.height / TEXT_HEIGHT,
  );
}

/** As much of a text as one line has room for. */
const line = (text: string, style: Style): Promise<Drawn | null> =>
  drawnToFit(shortened(text, 120), { ...style, wrap: 'none' }, ({ width }) => width / ACROSS);

/** Cuts a text until it fits: by as much as it is too large each time. */
async function drawnToFit(
  text: string,
  style: Style,
  sizeOf: (drawn: Drawn) => number,
): Promise<Drawn | null> {
  for (let shown = text, drawn = await draw(text, style); ;) {
    const size = drawn ? sizeOf(drawn) : 0;
    const { length } = [...shown];
    if (size <= 1 || length < 2) return drawn;
    shown = shortened(text, Math.min(length - 1, Math.floor(length / size)));
    drawn = await draw(shown, style);
  }
}

type Style = { font: string; colour: string; spacing?: number; wrap?: 'none' };

/** Draws a text by itself; null where there is nothing to be seen of it. */
async function draw(text: string, { font, colour, spacing, wrap }: Style): Promise<Drawn | null> {
  if (text.trim() === '') return null;
  const [{ default: sharp }, files] = await Promise.all([import('sharp'), typeFiles()]);
  const markup = `<span foreground="${colour}">${escapeHtml(text)}</span>`;
  const common = {
    text: markup,
    font,
    rgba: true,
    dpi: 72,
    spacing,
    ...(!wrap && { width: ACROSS, wrap: 'word-char' as const }),
  };
  // A face is known from the first text on that names its file.
  await known(files);
  const { data, info } = await sharp({ text: common }).png().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, fromRight: FROM_RIGHT.test(text) };
}

let knows: Promise<void> | undefined;
const known = (files: string[]): Promise<void> =>
  (knows ??= (async () => {
    const { default: sharp } = await import('sharp');
    for (const fontfile of files) await sharp({ text: { text: 'x', fontfile } }).toBuffer();
  })());

/** The first letter is of a script that is written from right to left. */
const FROM_RIGHT =
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

const placed = (drawn: Drawn | null, top: number): OverlayOptions[] =>
  drawn ? [{ input: drawn.data, top, left: drawn.fromRight ? WIDTH - MARGIN - drawn.width : MARGIN }] : [];

type Bar = { top: number; height: number; colour: string; left?: number; width?: number };

const bar = ({ top, height, colour, left = 0, width = WIDTH }: Bar): OverlayOptions => ({
  input: { create: { width, height, channels: 3, background: colour } },
  top,
  left,
});
