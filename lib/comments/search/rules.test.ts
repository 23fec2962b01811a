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

it('words of two lines or quoted signs are told apart, however the markup writes them', () => {
  expect(wordsOf('one<br>two<br/>three<br />four')).toBe('one two three four');
  expect(wordsOf('<p>it&#39;s &#x27;so&#x27;</p><p>&quot;he&quot;</p>')).toBe(`it's 'so' "he"`);
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

  /** A hundred words of four characters, some of them marked. */
  const numbered = (...marked: number[]) =>
    Array.from({ length: 100 }, (_, n) => {
      const word = `w${String(n).padStart(3, '0')}`;
      return marked.includes(n) ? `${MATCH_BEGINS}${word}${MATCH_ENDS}` : word;
    }).join(' ');

  it('begins and ends between words, well before the match and after it', () => {
    expect(shown(numbered(50))).toMatch(/^… w037 .* w049 \[w050\] w051 .* w076 …$/);
    expect(shown(numbered(20))).toMatch(/^… w007 /);
    expect(shown(numbered(14))).toMatch(/^w000 .* w039 …$/);
  });

  it('goes to the end of the text without more ado where that is near', () => {
    expect(shown(numbered(90))).toMatch(/^… w077 .* w099$/);
  });

  it('is one part where two would overlap', () => {
    expect(shown(numbered(50, 80))).toMatch(/^… w037 (w\d+ )*\[w050\] (w\d+ )*\[w080\] (w\d+ )*w099$/);
  });

  it('shows the beginning where nothing is marked', () => {
    expect(shown(numbered())).toMatch(/^w000 .* w039 …$/);
  });

  it('of a text without spaces begins with the match', () => {
    const excerpt = shown(`${'x'.repeat(300)}${MATCH_BEGINS}y${MATCH_ENDS}${'z'.repeat(300)}`);
    expect(excerpt).toBe(`… [y]${'z'.repeat(199)} …`);
  });

  it('is the whole text up to 320 characters', () => {
    expect(shown('x'.repeat(320))).toBe('x'.repeat(320));
    expect(shown('x'.repeat(321))).toBe(`${'x'.repeat(200)} …`);
    expect(shown(`${'x'.repeat(160)} ${valve} ${'y'.repeat(153)}`)).toMatch(/^x.*y$/);
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
