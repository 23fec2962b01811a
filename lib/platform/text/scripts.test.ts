import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOfOneScript } from './scripts';

describe('the scripts of a text', () => {
  it.each([
    ...[
      '',
      '12 🌱',
      'Jane',
      'Nguyễn Thị Ánh',
      '!Xam ǂOma',
      'Jane 2',
      'Δημήτρης',
      'Пётр',
      'دافيد ٣',
      'محمد 3',
      'דָּוִד',
    ],
    ...[
      'रवींद्रनाथ',
      'สมชาย',
      'የኢትዮጵያ',
      '王伟',
      '田中さくらテスト',
      '김민수',
      'Anna 田中',
      'テスト Tom',
      'Kim 민수',
      'ㄅㄆ 王 Li',
      'が',
    ],
    ...['e\u0301', 'ー', '\u{10330}\u{10331}'],
  ])('of %j are one, or go together', (text) => expect(isOfOneScript(text)).toBe(true));

  it.each([
    ...[
      'Jаne',
      'Тom',
      'Ηelen',
      'Jane Пётр',
      'محمد Jane',
      'שרה Sarah',
      'Ann Αννα',
      'Пётр Δημ',
      '김さくら',
      'さくら ㄅ',
      'Джон 田中',
    ],
    ...['สมชาย Tom', 'J\u05B0ane', '\u{10330}a'],
  ])('of %j are several', (text) => expect(isOfOneScript(text)).toBe(false));

  const of = (first: number, last: number) =>
    fc.array(
      fc.integer({ min: first, max: last }).map((point) => String.fromCodePoint(point)),
      { minLength: 1, maxLength: 9 },
    );
  it('are seen wherever a letter of another one stands', () => {
    fc.assert(
      fc.property(of(0x61, 0x7a), of(0x430, 0x44f), fc.nat(), (latin, cyrillic, at) => {
        expect(isOfOneScript(latin.join(''))).toBe(true);
        expect(isOfOneScript(cyrillic.join(''))).toBe(true);
        const mixed = [...latin];
        mixed.splice(at % (latin.length + 1), 0, cyrillic[0]!);
        expect(isOfOneScript(mixed.join(''))).toBe(false);
      }),
    );
  });

  it('are the same in whatever order, and with what no script owns', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'aéжλمש王さ김1- .🌱')), (characters) => {
        const answer = isOfOneScript(characters.join(''));
        expect(isOfOneScript([...characters].reverse().join(' 7-'))).toBe(answer);
      }),
    );
  });
});
