import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PASSWORD_MAX, PASSWORD_MIN, problemAtSight, shortestFor } from './rules';

const somebody = {
  email: 'nomvula.khoza@example.org',
  displayName: 'Nomvula Khoza',
  names: ['Maverick', 'Maverick Insider'],
  least: PASSWORD_MIN,
};
const problem = (password: string, least = PASSWORD_MIN) => problemAtSight({ ...somebody, password, least });
const codeOf = (password: string) => problem(password)?.code ?? null;

describe('a password at sight', () => {
  it.each([
    'correct horse battery staple',
    'tortoise lamp nine',
    'vyfien-kameelperde-op-straat',
    'j8#kD0qpZ!mvN4rt'.repeat(4),
    '鳥が空を飛ぶ夢を見た朝の光の中で',
    '7f2c9d14-51be-4c0a-9e63-0b8d2a7715f4',
    'born 30 November 2026 at sea',
    'abc of gardening',
    'blue 2026-11-30',
  ])('may be %s', (password) => expect(codeOf(password)).toBeNull());

  it('has 10 characters, or 15 where it opens the desk, and the limit is named', () => {
    expect(problem('nine char')).toMatchObject({
      status: 422,
      code: 'password-too-short',
      field: 'password',
      limit: PASSWORD_MIN,
      facts: { count: 9 },
    });
    expect(problem('quiet bell')).toBeNull();
    expect(problem('quiet bell', shortestFor(true))).toMatchObject({ limit: 15, facts: { count: 10 } });
    expect(shortestFor(true, { hasPasskey: true })).toBe(PASSWORD_MIN);
    expect(problem('quiet old bells', shortestFor(true))).toBeNull();
  });

  it('has 256 characters at most', () => {
    const words = 'one two buckle my shoe, three four knock at the door; '.repeat(5).slice(0, PASSWORD_MAX);
    expect(codeOf(words)).toBeNull();
    expect(codeOf(`${words}x`)).toBe('password-too-long');
  });

  it.each([
    'nomvula.khoza@example.org',
    'nomvula.khozanomvula.khoza',
    'nomvulanomvulanomvula',
    'MaverickMaverick',
  ])('is not the person or the place, as %s is', (password) =>
    expect(codeOf(password)).toBe('password-common'),
  );

  it.each([
    ['00000000-0000-0000-0000-000000000000', 'repeated'],
    ['aaaaaaaaaaaaaaaaaaaa', 'repeated'],
    ['!!!!!!!!!!!!', 'repeated'],
    ['ababbababbaab', 'repeated'],
    ['abcabcabcabcab', 'repeated'],
    ['P@ssw0rdP@ssw0rd', 'repeated'],
    ['xyzzy1 xyzzy1 xyzzy1', 'repeated'],
    ['12345678-1234-1234-1234-123456789012', 'sequence'],
    ['1234567890', 'sequence'],
    ['9876543210', 'sequence'],
    ['abcdefghijklmnop', 'sequence'],
    ['ABCD-1234-efgh', 'sequence'],
    ['aaabbbcccddd', 'sequence'],
    ['qwertyuiop asdfghjkl', 'sequence'],
    ['абвгдежзий', 'sequence'],
    ['2026-11-30', 'date'],
    ['30/11/2026', 'date'],
    ['30 November 2026', 'date'],
    ['November 30th, 2026', 'date'],
    ['30november2026', 'date'],
    ['1 Desember 1994', 'date'],
    ['٣٠ نوفمبر ٢٠٢٦'.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660)), 'date'],
    ['1990.01.01 12:30', 'date'],
    ['2026-11-30T17:45:00Z', 'date'],
    ['19900101-20261130', 'date'],
    ['01.02.1990-03.04.1991', 'date'],
  ])('is no pattern, as %s is: %s', (password, pattern) =>
    expect(problem(password)).toMatchObject({
      code: 'password-patterned',
      field: 'password',
      facts: { pattern },
    }),
  );

  it('is refused below the length, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: PASSWORD_MIN - 1 }), (password) => {
        fc.pre([...password].length < PASSWORD_MIN);
        expect(codeOf(password)).toBe('password-too-short');
      }),
    );
  });

  it('is a pattern whatever separates its parts, and however often a short piece comes', () => {
    const piece = fc.string({
      unit: fc.constantFrom(...'abcdxyz0189é鳥'),
      minLength: 1,
      maxLength: PASSWORD_MIN - 1,
    });
    fc.assert(
      fc.property(
        piece,
        fc.integer({ min: 10, max: 20 }),
        fc.constantFrom('', '-', ' ', '/'),
        (text, times, between) => {
          expect(codeOf(Array(times).fill(text).join(between))).toBe('password-patterned');
        },
      ),
    );
  });
});
