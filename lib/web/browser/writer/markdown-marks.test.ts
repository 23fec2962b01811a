import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarks } from '@/lib/platform/text/escape-marks';
import { renderComment } from '@/lib/platform/text/markdown';
import { runs } from '@/lib/testing/property-runs';
import { insertBlock, quotation, toggleLines, toggleMark, type TextEdit } from './markdown-marks';

/** A text with its selection between bars, or the cursor at the one bar. */
function parse(marked: string) {
  const start = marked.indexOf('|');
  const rest = marked.slice(0, start) + marked.slice(start + 1);
  const second = rest.indexOf('|');
  return { value: rest.replace('|', ''), start, end: second === -1 ? start : second };
}

function show(value: string, { from, to, text, select: [start, end] }: TextEdit) {
  const after = value.slice(0, from) + text + value.slice(to);
  return start === end
    ? `${after.slice(0, start)}|${after.slice(start)}`
    : `${after.slice(0, start)}|${after.slice(start, end)}|${after.slice(end)}`;
}

describe('a mark', () => {
  it.each([
    ['**', 'a |word| here', 'a **|word|** here'],
    ['**', 'a **|word|** here', 'a |word| here'],
    ['**', 'a| word |here', 'a **|word|** here'],
    ['*', 'a |word|', 'a *|word|*'],
    ['*', 'a *|word|*', 'a |word|'],
    ['*', 'a **|word|**', 'a ***|word|***'],
    ['**', 'a ***|word|***', 'a *|word|*'],
    ['*', 'a ***|word|***', 'a **|word|**'],
    ['**', 'a |', 'a **|**'],
  ])('%s: %s becomes %s', (mark, before, after) => {
    const selection = parse(before);
    expect(show(selection.value, toggleMark(selection, mark))).toBe(after);
  });

  it('taken away again leaves the text as it was', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]{1,20}$/), fc.constantFrom('*', '**'), (value, mark) => {
        fc.pre(value.trim() !== '');
        const once = toggleMark({ value, start: 0, end: value.length }, mark);
        const marked = value.slice(0, once.from) + once.text + value.slice(once.to);
        const [start, end] = once.select;
        const twice = toggleMark({ value: marked, start, end }, mark);
        expect(marked.slice(0, twice.from) + twice.text + marked.slice(twice.to)).toBe(value);
      }),
    );
  });
});

describe('a mark of lines', () => {
  it.each([
    ['> ', 'one\nt|wo\nthree', 'one\n> two|\nthree'],
    ['> ', 'one\n> t|wo', 'one\ntwo|'],
    ['- ', '|one\ntwo|\nthree', '|- one\n- two|\nthree'],
    ['- ', '- o|ne\n- two|', '|one\ntwo|'],
    ['- ', '|', '- |'],
    ['- ', 'one\n|', 'one\n- |'],
  ])('%s: %j becomes %j', (prefix, before, after) => {
    const selection = parse(before);
    expect(show(selection.value, toggleLines(selection, prefix))).toBe(after);
  });
});

describe('a block', () => {
  it.each([
    ['|', '> q\n\n|'],
    ['Above.|', 'Above.\n\n> q\n\n|'],
    ['Above.\n|\nBelow.', 'Above.\n\n> q\n\n|\nBelow.'],
  ])('%j becomes %j', (before, after) => {
    const selection = parse(before);
    expect(show(selection.value, insertBlock(selection, '> q'))).toBe(after);
  });
});

describe('a quotation', () => {
  it('says whose words they are, and keeps their lines', () => {
    expect(quotation('One.\n\n\n\nTwo *stars*.', 'Ada_B wrote:')).toBe(
      'Ada_B wrote:\n\n> One.\n>\n> Two \\*stars\\*.',
    );
  });
});

it('reads as it stood once its marks are escaped, whatever it was', () => {
  const texts = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '*',
          '**',
          '_',
          '~~',
          '`',
          '- ',
          '+ ',
          '> ',
          '1. ',
          '2) ',
          '[a](b)',
          '[',
          ']',
          '(',
          ')',
          '\\',
          'word',
          ' ',
          '.',
        ),
        fc.string({ unit: 'grapheme-ascii', maxLength: 4 }),
      ),
      { maxLength: 14 },
    )
    .map((parts) => parts.join('').replace(/\s+/g, ' ').trim());
  fc.assert(
    fc.property(texts, (text) => {
      fc.pre(text !== '');
      const plain = renderComment(escapeMarks(text))
        .replace(/^<p>|<\/p>$/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&amp;', '&');
      expect(plain).toBe(text);
    }),
    { numRuns: runs(100) },
  );
});
