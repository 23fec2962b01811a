import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '@/lib/testing/property-runs';
import { badgeNames } from './badge-names';
import { cleanName, isReserved, NAME_MAX, nameProblem, passesForStaff } from './name-rules';
import { nameSkeleton } from './name-skeleton';

const names = ['Maverick', 'Maverick Insider'];
const codeOf = (typed: string) => nameProblem(cleanName(typed), names)?.code ?? null;

describe('display names', () => {
  it.each([
    'Nomvula Khoza',
    'João',
    'Farida Cassiem-Noor',
    'Ng',
    '王伟',
    'Δημήτρης',
    "Siân O'Neill",
    'Reader 42',
    'Insider 7',
  ])('lets %s be', (name) => expect(codeOf(name)).toBeNull());

  it.each([
    ['', 'name-too-short'],
    ['J', 'name-too-short'],
    ['e\u0301', 'name-too-short'],
    ['x'.repeat(NAME_MAX + 1), 'name-too-long'],
    ['🌟🌟', 'name-without-letters'],
    ['12 34', 'name-without-letters'],
  ])('refuses %j: %s', (name, code) => expect(codeOf(name)).toBe(code));

  it('counts characters as a person does', () => {
    expect(codeOf('e\u0301'.repeat(NAME_MAX))).toBeNull();
    expect(codeOf(`${'👩‍👩‍👧'.repeat(NAME_MAX - 2)}ab`)).toBeNull();
  });

  it.each([
    'admin',
    'ADMIN',
    'Аdmin',
    'a d m i n',
    'adm1n',
    '4dmin',
    'ad\u200bmin',
    '\u202eadmin',
    '𝐚𝐝𝐦𝐢𝐧',
    'ⓐdmin',
    'Édítor',
    'm0derat0r',
    'Moderator 2',
    'Jane, Moderator',
    'Staff',
    'Official Maverick',
    'Mаverick Insider',
    'The Maverick News Team',
    'MaverickModerators',
    'Tr1alogue',
    'Author',
    'Jane, author',
    'Аuthоr of the article',
    'Verified',
    'Jane (verified)',
    'Founding Member',
    'Redakteur',
    'Piet Redaksie',
    'Stigterslid 12',
    'المشرف',
    'سارة المحررة',
    'الادارة',
    'المُـشرف',
    'عضو مؤسس',
  ])('keeps %j for the staff', (name) => expect(codeOf(name)).toBe('name-reserved'));

  it.each([
    'Maverick Jones',
    'badminton fan',
    'Staffan Berg',
    'Modesty Blaise',
    'Editha',
    'The Team'.replace('The', 'A'),
  ])('sees no claim in %j', (name) => expect(isReserved(name, names)).toBe(false));

  it('keeps what the badges say for those who have them, in every language', () => {
    expect(badgeNames()).toContain('عضو مؤسس');
    for (const badge of badgeNames()) {
      for (const name of [badge, badge.toUpperCase(), `${badge} 7`, `The ${badge}`])
        expect(isReserved(name, badgeNames())).toBe(true);
    }
  });

  it.each([
    'Jane ✓',
    'Jane ✔️',
    '☑ Jane',
    '★ Jane ★',
    '🛡 Jane',
    'Jane 🏅',
    'Jane ✅',
    'Jane™',
    'Jane 🔵',
    'Ja✪ne',
    'Jane 🆗',
  ])('refuses %j: a sign that looks like a badge', (name) => expect(codeOf(name)).toBe('name-with-sign'));

  it.each([
    'Pervez Musharraf',
    'برويز مشرف',
    'Anna Skrywer',
    'Rasmi Khoury',
    'محمد الكاتب',
    'Jane 🌱',
    'D’Arcy–Smith',
  ])('lets %s be, whom somebody is called', (name) => expect(codeOf(name)).toBeNull());

  const staff = ['Lindelani Marais', 'Josephine Adderley'];
  it.each([
    'Lindelani Marais 2',
    'The real Lindelani Marais',
    'Lindelani Marais (official)',
    'L1ndelan1 Мarais, moderator',
    'Lindelani Marais Team',
    'Dr Josephine Adderley',
  ])('sees in %j one of the staff', (name) => expect(passesForStaff(name, staff)).toBe(true));

  it.each(['Lindelani Khoza', 'Josephine', 'The real Thandi', 'Marais', 'Lindelani Maraisburg'])(
    'sees nobody of the staff in %j',
    (name) => expect(passesForStaff(name, staff)).toBe(false),
  );

  it('cleans a name once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const name = cleanName(typed);
        expect(cleanName(name)).toBe(name);
        expect(name).not.toMatch(/\p{Cc}|[\u202a-\u202e\u2066-\u2069\u200b\ufeff]|^\s|\s$|\s\s/u);
        expect(name.normalize('NFD')).not.toMatch(/[\u0300-\u036f]{10}/);
      }),
    );
  });
});

describe('name skeletons', () => {
  it.each([
    ['Alice', 'AIice'],
    ['Alice', 'Аlісе'],
    ['Alice', 'A.L.I.C.E'],
    ['Alice', 'Álicé'],
    ['Bernard', 'Bemard'],
    ['Paypal', 'Раураl'],
    ['Zoe 0', 'zoe O'],
    ['Walter', 'VValter'],
    ['ΑΒΓ', 'αβγ'],
    ['Lindelani Marais', 'Lindelani Маrais'],
    ['Martha', 'ᴍaʀtha'],
  ])('takes %s and %s for the same', (one, other) => expect(nameSkeleton(one)).toBe(nameSkeleton(other)));

  it.each([
    ['Alice', 'Alicia'],
    ['कि', 'की'],
    ['王伟', '王芳'],
  ])('tells %s from %s', (one, other) => expect(nameSkeleton(one)).not.toBe(nameSkeleton(other)));

  it('is blind to case, spaces and accents of Latin names', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzéüñç');
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1 }), (letters) => {
        const name = letters.join('');
        const skeleton = nameSkeleton(name);
        expect(nameSkeleton(name.toUpperCase())).toBe(skeleton);
        expect(nameSkeleton(letters.join(' '))).toBe(skeleton);
        expect(nameSkeleton(name.normalize('NFD').replace(/\p{M}/gu, ''))).toBe(skeleton);
      }),
    );
  });

  it('is its own skeleton', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const skeleton = nameSkeleton(text);
        expect(nameSkeleton(skeleton)).toBe(skeleton);
      }),
      { numRuns: runs(200) },
    );
  });
});
