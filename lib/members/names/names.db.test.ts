import { beforeEach, describe, expect, it } from 'vitest';
import { onPurge, type Purge } from '@/lib/platform/purge-bus';
import { skeletonOf } from '@/lib/platform/text/skeleton';
import { query } from '@/lib/testing/database';
import { insider, member, moderator } from '@/lib/testing/people';
import { publishedComment } from '@/lib/testing/comments';
import { context as newsroom, news, openNewsroom } from '@/lib/testing/newsroom';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { readProfile } from '../read-profile';
import { signUp } from '../sign-up';
import type { Viewer } from '../viewer';
import { listFormerNames } from './list-former-names';
import { readOwnName } from './read-own-name';
import { rename } from './rename';
import { RENAME_DAYS } from './schemas';

beforeEach(openNewsroom);

const DAY = 24 * 60 * 60_000;
const inDays = (days: number) => ({ now: () => new Date(Date.now() + days * DAY), random: Math.random });

/** An Insider with a name that looks as it is written. */
async function called(name: string, make = insider): Promise<Viewer> {
  const viewer = await make({ name });
  await query('update members set name_skeleton = $2 where id = $1', [viewer.id, skeletonOf(name)]);
  return viewer;
}
const nameOf = async ({ id }: Viewer) => {
  const [row] = await query<{ display_name: string }>('select display_name from members where id = $1', [id]);
  return row?.display_name;
};
/** As if it had all been so many days earlier. */
const letDaysPass = (days: number) =>
  query(
    `update former_names set given_up_at = given_up_at - $1 * interval '1 day', reserved_until = reserved_until - $1 * interval '1 day'`,
    [days],
  );
let people = 0;
const signUpAs = (displayName: string) => {
  people += 1;
  return signUp({
    email: `newcomer-${people}@example.org`,
    displayName,
    password: 'tortoise lamp nine',
    address: `198.51.100.${people}`,
  });
};

describe('another name', () => {
  it('is had from now on, and the one before is known for 30 days, and to moderators for good', async () => {
    const viewer = await called('Amahle Dube');
    await publishedComment({ article: news, context: newsroom, author: viewer });
    expect(await rename({ viewer, displayName: ' Amahle\u200B  Nkosi ' })).toEqual({
      displayName: 'Amahle Nkosi',
    });
    expect(await readProfile({ id: viewer.id })).toMatchObject({
      displayName: 'Amahle Nkosi',
      formerly: 'Amahle Dube',
    });
    const desk = await moderator();
    const before = [{ displayName: 'Amahle Dube', givenUpAt: expect.any(String) }];
    expect(await listFormerNames({ viewer: desk, memberId: viewer.id })).toEqual(before);

    await letDaysPass(RENAME_DAYS);
    expect(await readProfile({ id: viewer.id })).toMatchObject({
      displayName: 'Amahle Nkosi',
      formerly: null,
    });
    expect(await listFormerNames({ viewer: desk, memberId: viewer.id })).toEqual(before);
    expect(await refusalOf(listFormerNames({ viewer, memberId: viewer.id }))).toMatchObject({ status: 403 });
  });

  it('drops the kept pages with the old one, and stands in the audit without either', async () => {
    const viewer = await called('Bandile Mbatha');
    const purged: Purge[] = [];
    const stop = onPurge((purge) => void purged.push(purge));
    await rename({ viewer, displayName: 'Bandile Zuma' });
    stop();
    expect(purged.flatMap(({ tags }) => tags)).toContain(`member:${viewer.id}`);
    const audit = await query(`select * from audit_entries where subject_id = $1`, [viewer.id]);
    expect(audit).toMatchObject([{ action: 'member.rename', actor_id: viewer.id }]);
    expect(JSON.stringify(audit)).not.toContain('Bandile');
  });

  it('may be taken once in 30 days, and the day is said', async () => {
    const viewer = await called('Chipo Moyo');
    expect(await readOwnName({ viewer })).toEqual({ displayName: 'Chipo Moyo', from: null });
    await rename({ viewer, displayName: 'Chipo Ndlovu' });
    const { from } = await readOwnName({ viewer });
    const soon = await refusalOf(rename({ viewer, displayName: 'Chipo Sibanda' }));
    expect(soon).toMatchObject({
      status: 422,
      code: 'renamed-lately',
      field: 'displayName',
      limit: RENAME_DAYS,
    });
    expect(soon.facts.until).toEqual(from);
    const late = inDays(RENAME_DAYS);
    expect(
      await refusalOf(rename({ viewer, displayName: 'Chipo Sibanda', context: inDays(29.9) })),
    ).toMatchObject({
      code: 'renamed-lately',
    });
    expect(await readOwnName({ viewer, context: late })).toMatchObject({ from: null });
    await rename({ viewer, displayName: 'Chipo Sibanda', context: late });
    expect(await nameOf(viewer)).toBe('Chipo Sibanda');
  });

  it('that is the same changes nothing, and one that only looks so is a change of spelling', async () => {
    const viewer = await called('Dineo mokoena');
    expect(await rename({ viewer, displayName: 'Dineo mokoena' })).toEqual({ displayName: 'Dineo mokoena' });
    await rename({ viewer, displayName: 'Dineo Mokoena' });
    expect(await nameOf(viewer)).toBe('Dineo Mokoena');
  });

  it.each([
    ['Moderator', 'name-reserved'],
    ['Jаne Khoza', 'name-of-several-scripts'],
    ['x', 'name-too-short'],
    ['Jane ✓', 'name-with-sign'],
    ['The real Lindelani Marais', 'name-reserved'],
  ])('keeps the rules of a first one: %s', async (displayName, code) => {
    await called('Lindelani Marais', moderator);
    const viewer = await called(`Elna ${people} van`);
    expect(await refusalOf(rename({ viewer, displayName }))).toMatchObject({
      status: 422,
      code,
      field: 'displayName',
    });
  });

  it('is not another’s, nor one that another gave up lately, whoever asks', async () => {
    const [first, second] = [await called('Fezile Gumede'), await called('Gugu Cele')];
    expect(await refusalOf(rename({ viewer: second, displayName: 'Fezi\u0301le Gumede' }))).toMatchObject({
      status: 409,
      code: 'name-taken',
    });
    await rename({ viewer: first, displayName: 'Fezile Khumalo' });
    for (const attempt of [
      rename({ viewer: second, displayName: 'Fezile Gumede' }),
      signUpAs('Fezile Gumede'),
    ])
      expect(await refusalOf(attempt)).toMatchObject({ status: 409, code: 'name-taken' });
    await letDaysPass(RENAME_DAYS);
    await rename({ viewer: second, displayName: 'Fezile Gumede' });
  });

  it('is for whoever is signed in and under no sanction, staff among them', async () => {
    expect(await refusalOf(rename({ viewer: null, displayName: 'Hlengiwe' }))).toMatchObject({ status: 401 });
    const banned = {
      ...(await called('Hlengiwe Buthelezi')),
      sanction: { kind: 'BAN', reason: 'Spam.', endsAt: null } as const,
    };
    expect(await refusalOf(rename({ viewer: banned, displayName: 'Hlengiwe Zwane' }))).toMatchObject({
      code: 'sanctioned',
    });
    const lapsed = await called('Imani Baloyi', () => member({ membership: 'LAPSED' }));
    await rename({ viewer: lapsed, displayName: 'Imani Maluleke' });
    const desk = await called('Jabu Thwala', moderator);
    await rename({ viewer: desk, displayName: 'Jabu Thwala, moderator' });
  });
});

describe('at the same time', () => {
  it('one of several names is taken by a member', async () => {
    const viewer = await called('Lerato Phiri');
    const names = ['Lerato Aphane', 'Lerato Botha', 'Lerato Cloete', 'Lerato Davids'];
    const { answers, refusals } = await inParallel(
      names.map((displayName) => rename({ viewer, displayName })),
    );
    expect(answers).toHaveLength(1);
    expect(refusals.map(({ code }) => code)).toEqual(Array(3).fill('renamed-lately'));
    expect(await query('select 1 from former_names where member_id = $1', [viewer.id])).toHaveLength(1);
  });

  it('one of several who want a name has it, members and newcomers', async () => {
    const members = await Promise.all(
      ['Mpho Adams', 'Mpho Brink', 'Mpho Coetzee'].map((name) => called(name)),
    );
    const { answers, refusals } = await inParallel<unknown>([
      ...members.map((viewer) => rename({ viewer, displayName: 'Mpho Everybody' })),
      signUpAs('Mpho Everybody'),
      signUpAs('Mpho Éverybody'),
    ]);
    expect(answers).toHaveLength(1);
    expect(refusals.map(({ code }) => code)).toEqual(Array(4).fill('name-taken'));
  });

  it('nobody gets the name that is being given up', async () => {
    for (let round = 0; round < 8; round += 1) {
      const letter = 'ABCDEFGH'[round]!;
      const viewer = await called(`Naledi ${letter}khosi`);
      const other = await called(`Other ${letter}person`);
      const { refusals } = await inParallel<unknown>([
        rename({ viewer, displayName: `Naledi ${letter}new` }),
        signUpAs(`Naledi ${letter}khosi`),
        rename({ viewer: other, displayName: `Naledi ${letter}khosi` }),
      ]);
      expect(refusals.map(({ code }) => code)).toEqual(['name-taken', 'name-taken']);
      expect(await nameOf(viewer)).toBe(`Naledi ${letter}new`);
    }
  });

  it('two do not take each other’s', async () => {
    const [one, two] = [await called('Olwethu Sun'), await called('Palesa Moon')];
    const { refusals } = await inParallel([
      rename({ viewer: one, displayName: 'Palesa Moon' }),
      rename({ viewer: two, displayName: 'Olwethu Sun' }),
    ]);
    expect(refusals.map(({ code }) => code)).toEqual(['name-taken', 'name-taken']);
  });
});

it('the database itself keeps a reserved name, whoever writes', async () => {
  const viewer = await called('Refilwe Tladi');
  await rename({ viewer, displayName: 'Refilwe Mabuza' });
  const other = await called('Sizwe Radebe');
  const steal = query('update members set name_skeleton = $2 where id = $1', [
    other.id,
    skeletonOf('Refilwe Tladi'),
  ]);
  await expect(steal).rejects.toMatchObject({ code: '23505', constraint: 'members_name_skeleton_key' });
});
