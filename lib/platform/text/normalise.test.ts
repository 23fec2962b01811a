import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '@/lib/testing/property-runs';
import { countCharacters, countWords, normaliseCharacters, normaliseLine, normaliseText } from './normalise';

/** Text as an attacker composes it: letters among marks, joiners, controls, odd spaces and halves of surrogate pairs. */
const ODD = [
  'a',
  'e',
  'Z',
  'ف',
  'क',
  '👩',
  '👦',
  '🏽',
  '\u0301',
  '\u0327',
  '\u200B',
  '\u200C',
  '\u200D',
  '\u202E',
  '\u2066',
  '\uFEFF',
  '\u00AD',
  '\u00A0',
  '\u2028',
  '\uFE0F',
  '\uD83D',
  '\uDE00',
  ' ',
  '\t',
  '\n',
  '\r',
  '\u0000',
  '.',
];
const odd = fc.array(fc.constantFrom(...ODD), { maxLength: 40 }).map((parts) => parts.join(''));
const anyText = fc.oneof(odd, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));

describe.each([
  ['normaliseCharacters', normaliseCharacters],
  ['normaliseText', normaliseText],
  ['normaliseLine', normaliseLine],
])('%s', (_, normalise) => {
  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalise(text);
        expect(normalise(once)).toBe(once);
      }),
      { numRuns: runs(200) },
    );
  });

  it('is the same for a text of Latin letters, whether it was looked at or not', () => {
    const latin = fc.array(fc.integer({ min: 9, max: 0x2ff }).map((code) => String.fromCharCode(code)));
    fc.assert(
      fc.property(latin, (letters) => {
        const text = letters.join('');
        // A letter that is none of these has all of it looked at.
        expect(normalise(`${text}Δ`)).toBe(normalise(`${text}x`).replace(/x$/, 'Δ'));
      }),
      { numRuns: runs(200) },
    );
  });

  it.each(['\uFFFE', '\uFFFF', '\uFDD0', '\u{1FFFE}', '\u{10FFFF}'])(
    'takes out what is no character, and breaks XML: %j',
    (none) => expect(normalise(`a${none}b`)).toBe('ab'),
  );

  it('yields NFC that PostgreSQL takes: no NUL, no half of a surrogate pair', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = normalise(text);
        expect(result.normalize('NFC')).toBe(result);
        expect(result).not.toMatch(/\p{Surrogate}/u);
        expect(result).not.toContain('\u0000');
      }),
      { numRuns: runs(200) },
    );
  });

  it('leaves at most eight combining marks on a base', () => {
    fc.assert(
      fc.property(fc.constantFrom('a', 'Z', 'q', 'क', ''), fc.integer({ min: 0, max: 40 }), (base, marks) => {
        const [run = ''] = /(?<!\p{M})\p{M}*$/u.exec(normalise(base + '\u0301'.repeat(marks))) ?? [];
        expect([...run].length).toBeLessThanOrEqual(8);
      }),
    );
  });
});

describe('characters that cannot be seen', () => {
  it.each([
    ['zero-width space', 'free\u200Bdom', 'freedom'],
    ['soft hyphen', 'free\u00ADdom', 'freedom'],
    ['right-to-left override', 'abc\u202Etxt.exe', 'abctxt.exe'],
    ['isolates', '\u2066abc\u2069', 'abc'],
    ['byte order mark', '\uFEFFabc', 'abc'],
    ['Hangul filler', 'a\u3164b', 'ab'],
    ['tag characters', 'a\u{E0041}\u{E007F}b', 'ab'],
    ['a joiner between letters', 'ban\u200Dned', 'banned'],
    ['a stray non-joiner', 'ban\u200Cned', 'banned'],
  ])('%s: gone', (_, text, seen) => {
    expect(normaliseCharacters(text)).toBe(seen);
  });

  it.each([
    ['a family', '👨\u200D👩\u200D👧'],
    ['a flag', '🏳\uFE0F\u200D🌈'],
    ['a medium skin tone', '👩🏽\u200D🔬'],
    ['Persian', 'می\u200Cخواهم'],
    ['accents of Vietnamese', 'Nguyễn Thị Ánh'],
    ['Zulu, Xhosa, Afrikaans', 'Ngiyabonga, enkosi, dankie vir dié môre'],
  ])('%s: untouched where it belongs to the spelling', (_, text) => {
    expect(normaliseCharacters(text)).toBe(text);
  });

  it('composes what a mark was torn from', () => {
    expect(normaliseCharacters('cafe\u200B\u0301')).toBe('café');
  });
});

describe('a text of several lines', () => {
  it.each([
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a\u2028b', 'a\nb'],
    ['a   \nb', 'a\nb'],
    ['a\n\n\n\n\nb', 'a\n\nb'],
    ['\n\n  a  \n\n', 'a'],
    ['a\n \n\u200B\n \nb', 'a\n\nb'],
  ])('%j becomes %j', (typed, kept) => {
    expect(normaliseText(typed)).toBe(kept);
  });

  it('has no white space at the end of a line and no two empty lines in a row', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const result = normaliseText(text);
        expect(result).not.toMatch(/[^\S\n]\n/);
        expect(result).not.toMatch(/\n{3}/);
        expect(result).toBe(result.trim());
      }),
    );
  });
});

describe('a text of one line', () => {
  it('has single spaces and no newline', () => {
    expect(normaliseLine('  Thandi\n\t van\u00A0der   Merwe ')).toBe('Thandi van der Merwe');
    fc.assert(
      fc.property(anyText, (text) => void expect(normaliseLine(text)).not.toMatch(/[\n\t]| {2}|^ | $/)),
    );
  });
});

describe('counting as a person counts', () => {
  it.each([
    ['', 0, 0],
    ['a', 1, 1],
    ['e\u0301', 1, 1],
    ['👨\u200D👩\u200D👧', 1, 0],
    ['Dié môre!', 9, 2],
    ['don’t', 5, 1],
    ['3.5 million', 11, 2],
    ['日本語です', 5, 2],
  ])('%j: %i characters, %i words', (text, characters, words) => {
    expect(countCharacters(text)).toBe(characters);
    expect(countWords(text)).toBe(words);
  });

  const range = (min: number, max: number) =>
    fc.integer({ min, max }).map((point) => String.fromCodePoint(point));
  const latin = range(0x09, 0x2ff);
  const punctuation = range(0x2010, 0x2026);

  it('are the segmenter’s, also where it was not asked', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.array(fc.oneof(latin, punctuation, fc.constant('\n'))), (characters) => {
        const text = characters.join('');
        expect(countCharacters(text)).toBe([...segmenter.segment(text)].length);
      }),
    );
  });

  it('words of a long text are as many as those of its sentences', () => {
    const sentence = 'Ich heiße Zoë, schrieb sie; я читаю это по-русски и 3,5 раза. ';
    expect(countWords(sentence.repeat(300))).toBe(300 * countWords(sentence));
    expect(countWords('。我们读了这篇文章'.repeat(2_000))).toBeGreaterThan(2_000 * 3);
  });

  it('and so are words', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
    const joining = fc.constantFrom('a', 'É', '1', '.', ',', ':', ';', '’', "'", '_', '-', ' ', '\n', 'я');
    fc.assert(
      fc.property(
        fc.array(fc.oneof(joining, joining, latin, punctuation), { maxLength: 12 }),
        (characters) => {
          const text = characters.join('');
          const words = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike);
          expect(countWords(text)).toBe(words.length);
        },
      ),
      { numRuns: runs(200) },
    );
  });
});

describe('counting a long text', () => {
  it('agrees with the segmenter wherever a window ends', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
    const piece = fc.constantFrom('я', '👨‍👩‍👧', 'e\u0301', '👍🏽', ' ', '\n', '🇿🇦', 'क्षि', 'x');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 900 }), (pieces) => {
        const text = pieces.join('');
        expect(countCharacters(text)).toBe([...segmenter.segment(text)].length);
      }),
      { numRuns: runs(60) },
    );
  });

  it('takes a hundred thousand characters that join with others', () => {
    expect(countCharacters('я'.repeat(100_000))).toBe(100_000);
  });
});
