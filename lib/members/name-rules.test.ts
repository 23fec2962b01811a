import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '@/lib/testing/property-runs';
import { badgeNames } from './badge-names';
import { claimsOffice, cleanName, isReserved, NAME_MAX, nameProblem, passesForStaff } from './name-rules';
import { IGNORABLES } from '@/lib/platform/text/testing/ignorables';
import { skeletonOf } from '@/lib/platform/text/skeleton';

const names = ['Maverick', 'Maverick Insider'];
const codeOf = (typed: string) => nameProblem(cleanName(typed), [...names, ...badgeNames()])?.code ?? null;

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
    'Ad\uFE0Fmin',
    'Ad\u180Fmin',
    'Ad\uFE20min',
    'Ad\u0487min',
    'Ad\u05B0min',
    'Ad\u302Amin',
    'Ad\u20DDmin',
    '|admin|',
    '!Admin!',
    'adm|n',
    'Admiп',
    'Админ',
    'ادمين',
    'الأدمن',
    '[deleted]',
    '[removed]',
    'A former member',
    '’n Voormalige lid',
    'عضو سابق',
    'Verwyder',
    'حُذف',
    'Maverick Staffer',
    'Staffers',
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

  it.each(['Jаne Khoza', 'Nomvula Хоза', 'Jane محمد', 'Sarah שרה', 'Ann Αννα', 'Джон 田中', 'さくら 김'])(
    'refuses %j: alphabets that are not written together',
    (name) => expect(codeOf(name)).toBe('name-of-several-scripts'),
  );
  it.each(['Anna 田中', 'テスト Tom', 'Kim 민수', 'محمد 3'])('lets %j be: they are', (name) =>
    expect(codeOf(name)).toBeNull(),
  );

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

  it.each([
    ...['Nguyễn Thị Ánh', 'Trần Đức Lương', 'Ọlá Ṣadé', 'Chukwụemeka Ọkafọ', 'Ngozi Ụzọma', 'Ẹniọlá'],
    ...['דָּוִד בֶּן־גּוּרִיּוֹן', 'שרה לוי', 'مُحَمَّد عَلِيّ', 'فاطمة الزهراء', 'علی رضا', 'می\u200Cنا', 'أحمد مشرف الدين'],
    ...['สมชาย ใจดี', 'น้ำฝน', 'रवींद्रनाथ ठाकुर', 'श्री\u200Dमती', 'ক্ষিতিমোহন', 'தமிழ்ச்செல்வன்', 'ශ්‍රී ලංකා'],
    ...[
      'Пётр Чайковский',
      'Ильина Пани',
      'Модест Мусоргский',
      'Παππάς Ιωάννης',
      'Հայկ Պետրոսյան',
      'ნინო ბერიძე',
    ],
    ...['がく かな', 'パク・ジフン', '김민수', '李小龍', 'ကျော်စွာ', 'ព្រះបាទ', 'አበበ ቢቂላ', 'ދިވެހި'],
    ...[
      'Siân Ó Súilleabháin',
      'Łukasz Żółć',
      'Þór Ægisson',
      'Ilse Skrywer',
      'Modise',
      'Adminah',
      'Editor'.slice(0, 4),
    ],
    ...['Mary-Ann d’Oliveira', 'Jean-Luc', 'X Æ A', '!Xam Kabbo', 'ǃKung ǂOma', '|Xam'],
  ])('lets %s be, in whatever script', (name) => {
    expect(codeOf(name)).toBeNull();
    expect(skeletonOf(name)).not.toBe('');
  });

  it('keeps what belongs to the spelling of a name, and nothing else that cannot be seen', () => {
    for (const name of ['می\u200Cنا', 'ශ්\u200Dරී', 'Jane 🌱'] as const) expect(cleanName(name)).toBe(name);
    for (const ignorable of IGNORABLES) expect(cleanName(`Ja${ignorable}ne`)).toBe('Jane');
  });

  it('answers the same whatever that cannot be seen is put anywhere', () => {
    const some = fc.constantFrom(
      'Ad',
      'min',
      'Jose',
      'phine',
      ' ',
      'Maverick',
      'staff',
      'é',
      'п',
      'مشرف',
      '🌱',
      '|',
      '1',
    );
    fc.assert(
      fc.property(
        fc.array(some, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...IGNORABLES),
        fc.nat(),
        (parts, ignorable, at) => {
          const characters = [...parts.join('')];
          const name = characters.join('');
          characters.splice(at % (characters.length + 1), 0, ignorable);
          expect(codeOf(characters.join(''))).toBe(codeOf(name));
          expect(skeletonOf(characters.join(''))).toBe(skeletonOf(name));
          expect(passesForStaff(characters.join(''), staff)).toBe(passesForStaff(name, staff));
        },
      ),
      { numRuns: 1_000 },
    );
  });

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

describe('an office claimed in what one knows', () => {
  const ours = { names, badges: badgeNames() };
  it.each([
    'Moderator: Maverick staff',
    'Moderator',
    'Maverick st\uFE0Faff',
    'Staff',
    'Maverick',
    'I am a moderator of the Maverick',
    'Redakteur by Maverick',
    'Admiп',
    'Founding member',
  ])('is seen in “%s”', (text) => expect(claimsOffice(text, ours)).toBe(true));

  it.each([
    'Moderator of debates at school',
    'Editor of a farming magazine for ten years',
    'Staff nurse, nineteen years of nights',
    'Official statistics',
    'System administration',
    'Reader of the Maverick since 2009',
    'Author of three books on water',
    'Writer',
  ])('is not seen in “%s”', (text) => expect(claimsOffice(text, ours)).toBe(false));
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
    ['Josephine Adderley', 'Josephine Adderley\uFE0F'],
    ['Josephine Adderley', 'Jo\u05B0sephine Add\u302Aerley'],
    ['Simon', 'Simoп'],
    ['محمد', 'مُحَمَّد'],
    ['דוד', 'דָּוִד'],
  ])('takes %s and %s for the same', (one, other) => expect(skeletonOf(one)).toBe(skeletonOf(other)));

  it.each([
    ['Alice', 'Alicia'],
    ['कि', 'की'],
    ['王伟', '王芳'],
    ['がく', 'かく'],
    ['สมชาย', 'สมชัย'],
  ])('tells %s from %s', (one, other) => expect(skeletonOf(one)).not.toBe(skeletonOf(other)));

  it('is blind to case, spaces and accents of Latin names', () => {
    const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzéüñç');
    fc.assert(
      fc.property(fc.array(letter, { minLength: 1 }), (letters) => {
        const name = letters.join('');
        const skeleton = skeletonOf(name);
        expect(skeletonOf(name.toUpperCase())).toBe(skeleton);
        expect(skeletonOf(letters.join(' '))).toBe(skeleton);
        expect(skeletonOf(name.normalize('NFD').replace(/\p{M}/gu, ''))).toBe(skeleton);
      }),
    );
  });

  it('is its own skeleton', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const skeleton = skeletonOf(text);
        expect(skeletonOf(skeleton)).toBe(skeleton);
      }),
      { numRuns: runs(200) },
    );
  });
});
