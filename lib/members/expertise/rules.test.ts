import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldField, isSameList, restate, withinTopics, type Entry, type Statement } from './rules';

const at = new Date('2026-11-26T09:00:00Z');
const seen = new Date('2026-11-25T09:00:00Z');

const statement = fc.record({
  field: fc.constantFrom('Water', 'water', 'Law', 'Ｌａｗ', 'Trade'),
  line: fc.constantFrom('Ten years of it', 'Twenty years of it'),
});
const list = fc.uniqueArray(statement, { selector: ({ field }) => foldField(field), maxLength: 3 });

let ids = 0;
const entriesFrom = (statements: Statement[]): Entry[] =>
  restate([], statements, { at: seen, newId: () => `id ${(ids += 1)}` }).map((entry) => ({
    ...entry,
    verifiedAt: seen,
    verifiedById: 'a moderator',
  }));
const words = ({ field, line }: Statement) => `${field}: ${line}`;

describe('what a member states anew', () => {
  it('is verified where the very words were, and nowhere else', () => {
    fc.assert(
      fc.property(list, list, (old, statements) => {
        const before = entriesFrom(old);
        const after = restate(before, statements, { at, newId: () => `id ${(ids += 1)}` });
        expect(after.map(words)).toEqual(statements.map(words));
        expect(after.map(({ position }) => position)).toEqual(statements.map((_, place) => place));
        expect(new Set(after.map(({ id }) => id)).size).toBe(after.length);
        for (const entry of after) {
          const same = before.some((one) => words(one) === words(entry));
          expect(entry.verifiedAt !== null).toBe(same);
          expect(entry.statedAt).toEqual(same ? seen : at);
        }
      }),
    );
  });

  it('is the same list only with the same words in the same order', () => {
    fc.assert(
      fc.property(list, list, (old, statements) => {
        const before = entriesFrom(old);
        const after = restate(before, statements, { at, newId: () => `id ${(ids += 1)}` });
        expect(isSameList(before, after)).toBe(
          JSON.stringify(old.map(words)) === JSON.stringify(statements.map(words)),
        );
        expect(isSameList(before, restate(before, old, { at, newId: () => 'unused' }))).toBe(true);
      }),
    );
  });
});

it('compares fields in small letters, of one width', () => {
  expect(foldField('Water ＬＡＷ')).toBe('water law');
});

describe('what is to the point', () => {
  it('is a field that is a topic, whatever its case and width', () => {
    const known = [{ field: 'water' }, { field: 'Ｌａｗ' }, { field: 'Water engineering' }];
    expect(withinTopics(known, ['Water', 'Law', 'Trade'])).toEqual(known.slice(0, 2));
    expect(withinTopics(known, [])).toEqual([]);
    expect(withinTopics([], ['Water'])).toEqual([]);
  });
});
