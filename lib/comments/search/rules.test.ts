import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderComment } from '@/lib/platform/text/markdown';
import { excerptOf, MATCH_BEGINS, MATCH_ENDS, wordsOf } from './rules';

describe('the words of a rendered comment', () => {
  it.each([
    ['In **my** experience,\nit is `x < y` & so', 'In my experience, it is x < y & so'],
    ['One.\n\n- two\n- three\n\n> four', 'One. two three four'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['&amp;lt; "quoted"', '&amp;lt; "quoted"'],
    [`a ${MATCH_BEGINS}mark${MATCH_ENDS} of one's own`, "a mark of one's own"],
  ])('of %j are %j', (markdown, words) => {
    const pieces = excerptOf(wordsOf(renderComment(markdown)));
    expect(pieces).toEqual([{ text: words, match: false }]);
  });
});

describe('a text with marks', () => {
  it('falls into pieces', () => {
    expect(excerptOf(`the ${MATCH_BEGINS}water${MATCH_ENDS} that`)).toEqual([
      { text: 'the ', match: false },
      { text: 'water', match: true },
      { text: ' that', match: false },
    ]);
    expect(excerptOf('')).toEqual([]);
  });

  it('loses none of it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '<b>', ' ', MATCH_BEGINS, MATCH_ENDS)), (parts) => {
        const pieces = excerptOf(parts.join(''));
        const text = parts.filter((part) => part !== MATCH_BEGINS && part !== MATCH_ENDS).join('');
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});

describe('the excerpt of a long text', () => {
  const valve = `${MATCH_BEGINS}valve${MATCH_ENDS}`;
  const rest = (count: number) => 'and so on '.repeat(count);
  const shown = (marked: string) =>
    excerptOf(marked)
      .map(({ text, match }) => (match ? `[${text}]` : text))
      .join('');

  it('begins where the text does when a match is near, and says that it goes on', () => {
    expect(shown(`The ${valve} froze ${rest(60)}`)).toMatch(/^The \[valve\] froze and so on .* …$/);
  });

  it('has two places at most, between whole words', () => {
    const excerpt = shown(
      `${rest(30)}one ${valve} ${rest(30)}two ${valve} ${rest(30)}three ${valve} ${rest(30)}`,
    );
    expect(excerpt).toMatch(/^… .*one \[valve\] .* … .*two \[valve\] .* …$/);
    expect(excerpt).not.toContain('three');
    expect(excerpt.length).toBeLessThan(450);
  });

  it('is no longer than that, whatever is marked in whatever text', () => {
    const part = fc.oneof(
      fc.constantFrom(MATCH_BEGINS, MATCH_ENDS, ' '),
      fc.string({ unit: 'grapheme', maxLength: 150 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const pieces = excerptOf(parts.join(''));
        const text = parts.filter((one) => one !== MATCH_BEGINS && one !== MATCH_ENDS).join('');
        for (const piece of pieces.filter(({ match }) => match)) expect(text).toContain(piece.text);
        const length = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
        const longest = Math.max(0, ...pieces.map((piece) => piece.text.length));
        expect(length).toBeLessThanOrEqual(Math.max(420, 2 * longest + 420));
      }),
    );
  });
});
