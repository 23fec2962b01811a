import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLink } from './find-link';
import { normaliseText } from './normalise';
import { plainWords } from './plain-words';

/** Texts of the pieces that a pattern is about, thick enough for every way to put them side by side. */
const textOf = (...pieces: string[]) =>
  fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join(''));

// Each pattern here once took time that grew with the square of a text. What it was stands here as the definition that the
// present one is held to.
describe('a pattern that was made linear means what it meant', () => {
  it('in normalising', () => {
    const before = (text: string) =>
      text
        .replace(/\r\n?|\u2028|\u2029/g, '\n')
        // eslint-disable-next-line regexp/no-super-linear-move -- the definition
        .replace(/[^\S\n]+\n/g, '\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim();
    fc.assert(
      fc.property(textOf('a', ' ', '\n', '\r', '\t', '\u00A0', '\u2028', '\u0301'), (text) => {
        expect(normaliseText(text)).toBe(before(text).normalize('NFC'));
      }),
      { numRuns: 2_000 },
    );
  });

  it('in looking for addresses', () => {
    const before = [
      // eslint-disable-next-line regexp/no-super-linear-backtracking -- the definition
      /\b(?:hxxps?|h\s*t\s*t\s*p\s*s?)\s*:/iu,
      // eslint-disable-next-line regexp/no-super-linear-move -- the definition
      /(?<![\p{L}\p{N}])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}\/[^\s/]/iu,
      /\b[\w-]+\.[a-z]{2,}:\d{2,5}\b/iu,
      /\b[\w-]+\s*(?:\[\.\]|\(dot\)|\[dot\]|\{dot\})\s*[a-z]{2,}\b/iu,
      /\b[\w-]{2,}\s+dot\s+(?:com|org|net|co|io|info)\b/iu,
      /\b[\w-]{2,}\s\.\s(?:com|org|net|info)\b/iu,
    ];
    const pieces = [
      'a',
      'b-',
      '-',
      '.',
      ' ',
      'com',
      'xy',
      '/',
      ':80',
      '[.]',
      '(dot)',
      'dot',
      'h',
      't',
      'tp',
      's',
      ':',
      '1',
    ];
    let found = 0;
    fc.assert(
      fc.property(textOf(...pieces), (text) => {
        const was = before.map((pattern) => pattern.exec(text)?.[0]).find((match) => match !== undefined);
        if (was === undefined) return;
        found += 1;
        expect(findLink(text), text).toBeDefined();
      }),
      { numRuns: 5_000 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it.each([
    ['so long-name.example-host.travel/x it is', 'long-name.example-host.travel/x'],
    ['on -host-.internal:8080 there', '-host-.internal:8080'],
    ['write to some-body [.] org', 'some-body [.] org'],
    ['some-body dot org', 'some-body dot org'],
    ['h t t p s ://', 'h t t p s :'],
  ])('and names the whole address: %s', (text, address) => {
    expect(findLink(text)).toBe(address);
  });

  it('in taking the marks from a text', () => {
    const before = (markdown: string) =>
      markdown
        // eslint-disable-next-line regexp/no-super-linear-move -- the definition
        .replace(/^\s*(?:>\s?|[-*]\s|\d+[.)]\s)+/gm, '')
        .replace(/(\*\*|\*|__|_)(?=\S)(.+?)(?<=\S)\1/g, '$2')
        .replace(/\s+/g, ' ')
        .trim();
    fc.assert(
      fc.property(
        textOf('a', ' ', '\n', '\n\n', '>', '- ', '* ', '1. ', '**', '*', '_', '\u2028'),
        (text) => {
          expect(plainWords(text)).toBe(before(text));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
