import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { readComment } from '@/lib/comments/own/read-comment';
import { readThread } from '@/lib/comments/thread/read-thread';
import { liftSanction } from '@/lib/moderation/sanctions/lift-sanction';
import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import { MINUTE } from '@/lib/testing/clock';
import { publishedComment } from '@/lib/testing/comments';
import { query, queryAsOwner } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, member, moderator, sanction } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { setPolicy } from '@/lib/testing/policy';
import { markFounding } from '../mark-founding';
import { readProfile } from '../read-profile';
import type { Viewer } from '../viewer';
import { listExpertiseOfMember } from './list-expertise-of-member';
import { countExpertiseToVerify, listExpertiseToVerify } from './list-expertise-to-verify';
import { readOwnExpertise } from './read-own-expertise';
import type { Statement } from './rules';
import { stateExpertise } from './state-expertise';
import { verifyExpertise } from './verify-expertise';
import { withdrawExpertise } from './withdraw-expertise';

beforeEach(openNewsroom);

const diplomacy = { field: 'Diplomacy', line: '12 years in trade negotiations' };
const water = { field: 'Water', line: 'Ran leak detection for a metro' };
const world = { field: 'world', line: 'Five postings, the last one multilateral' };

let desk: Viewer;

beforeEach(async () => {
  desk = await moderator({ name: 'Desk One' });
});

const state = (items: Statement[], viewer: Viewer | null = author) =>
  stateExpertise({ viewer, items, context });
const entryOf = async (field: string, viewer = author) => {
  const entries = await listExpertiseOfMember({ viewer: desk, memberId: viewer.id });
  const entry = entries.find((one) => one.field === field);
  if (!entry) throw new Error(`no entry ${field}`);
  return entry;
};
const verify = async (field: string, more: Partial<Parameters<typeof verifyExpertise>[0]> = {}) => {
  const { id, line } = await entryOf(field);
  return verifyExpertise({ viewer: desk, id, verified: true, expected: { field, line }, context, ...more });
};
const eventsAbout = ({ id }: Viewer) =>
  query<{ type: string; tags: string[]; removal: boolean }>(
    'select type, tags, removal from outbox_events where subject_id = $1 order by id',
    [id],
  );

describe('stating what one knows', () => {
  it('keeps the entries in their order, cleaned, and tells the page cache', async () => {
    const stated = await state([
      { field: '  Diplo\u200bmacy ', line: '12 years\n in trade negotiations' },
      { field: '', line: '  ' },
      water,
    ]);
    expect(stated).toEqual({
      items: [
        { ...diplomacy, verified: false },
        { ...water, verified: false },
      ],
      most: 3,
    });
    expect(await readOwnExpertise({ viewer: author })).toEqual(stated);
    expect(await eventsAbout(author)).toEqual([
      { type: 'member.expertise', tags: [`member:${author.id}`], removal: true },
    ]);
    const [entry] = await query<{ details: object }>(
      `select details from audit_entries where action = 'expertise.state' and actor_id = $1`,
      [author.id],
    );
    const ids = await query<{ id: string }>(
      'select id from expertise where member_id = $1 order by position',
      [author.id],
    );
    expect(entry?.details, 'ids, and no words of theirs').toEqual({
      before: '',
      after: ids.map(({ id }) => id).join(', '),
    });
  });

  it('changes nothing when it is the same list again', async () => {
    await state([diplomacy, water]);
    await state([diplomacy, water]);
    expect(await eventsAbout(author)).toHaveLength(1);
    await state([water, diplomacy]);
    expect(await eventsAbout(author)).toHaveLength(2);
  });

  it.each<[string, Statement[], object]>([
    [
      'a line without a field',
      [{ field: '', line: 'Ten years of it' }],
      { field: 'items.0.field', code: 'field-missing' },
    ],
    [
      'a field without a line',
      [water, { field: 'Law', line: '' }],
      { field: 'items.1.line', code: 'line-missing' },
    ],
    ['one letter', [{ field: 'L.', line: 'Ten years' }], { field: 'items.0.field', code: 'field-too-short' }],
    [
      'a long field',
      [{ field: 'x'.repeat(61), line: 'Ten' }],
      { field: 'items.0.field', code: 'field-too-long', limit: 60 },
    ],
    [
      'a long line',
      [{ field: 'Law', line: 'x'.repeat(161) }],
      { field: 'items.0.line', code: 'line-too-long', limit: 160 },
    ],
    [
      'an address',
      [{ field: 'Law', line: 'See www.example.org for more' }],
      { field: 'items.0.line', code: 'links' },
    ],
    ['a tick', [{ field: 'Law ✓', line: 'Ten years' }], { field: 'items.0.field', code: 'badge-sign' }],
    [
      'a field twice',
      [water, { field: 'ＷＡＴＥＲ', line: 'Again' }],
      { field: 'items.1.field', code: 'field-twice' },
    ],
    [
      'more than the policy has it',
      [diplomacy, water, world, { field: 'Law', line: 'Ten years' }],
      { field: 'items', code: 'too-many-fields', limit: 3 },
    ],
  ])('refuses %s', async (_, items, refusal) => {
    expect(await refusalOf(state(items))).toMatchObject({ status: 422, ...refusal });
    expect(await readOwnExpertise({ viewer: author })).toMatchObject({ items: [] });
  });

  it('names all that is wrong by its place as it was sent', async () => {
    const { all } = await refusalOf(
      state([
        { field: '', line: '' },
        { field: 'Law', line: '' },
        { field: '', line: 'Ten years' },
      ]),
    );
    expect(all).toMatchObject([{ field: 'items.1.line' }, { field: 'items.2.field' }]);
  });

  it('refuses a word that the policy bans, and more fields than it has', async () => {
    await setPolicy({
      screening: { bannedWords: ['twaddle'], suspectWords: ['thief'] },
      expertise: { fields: 1 },
    });
    // Nobody looks at it before readers do, so what would only be held back in a comment is refused as well.
    const { code, facts } = await refusalOf(state([{ field: 'Politics', line: 'He is a thief' }]));
    expect([code, facts]).toEqual(['banned-word', { words: 'thief' }]);
    expect(await refusalOf(state([{ field: 'Law', line: 'Twáddle, mostly' }]))).toMatchObject({
      status: 422,
      field: 'items.0.line',
      code: 'banned-word',
    });
    expect(await refusalOf(state([water, world]))).toMatchObject({ code: 'too-many-fields', limit: 1 });
  });

  it.each<[string, () => Promise<Viewer | null>, number]>([
    ['nobody', async () => null, 401],
    ['a lapsed member', () => member({ membership: 'LAPSED' }), 403],
    ['who is banned', () => member({ sanction: { kind: 'BAN', reason: 'Enough.', endsAt: null } }), 403],
  ])('is not for %s', async (_, who, status) => {
    expect(await refusalOf(state([water], await who()))).toMatchObject({ status });
  });

  it('is not for somebody who was sanctioned since the request began', async () => {
    await sanction({ on: author, from: context.now() });
    expect(await refusalOf(state([water]))).toMatchObject({ status: 403, code: 'sanctioned' });
  });

  it('of many at once is one list, whole', async () => {
    const lists = [[diplomacy], [water, world], [world, diplomacy, water], [water]];
    const { answers, refusals } = await inParallel([...lists, ...lists].map((items) => state(items)));
    expect(refusals).toEqual([]);
    expect(answers).toHaveLength(8);
    const { items } = await readOwnExpertise({ viewer: author });
    expect(lists.map((list) => list.map((one) => ({ ...one, verified: false })))).toContainEqual(items);
  });
});

describe('verifying', () => {
  it('is kept while the words stay, and lost with a change of any', async () => {
    await state([diplomacy, water, world]);
    await verify('Diplomacy');
    await verify('Water');
    const shown = async () =>
      (await readOwnExpertise({ viewer: author })).items.map(({ field, verified }) => [field, verified]);
    await state([water, { ...diplomacy, line: `${diplomacy.line}, and in law` }]);
    expect(await shown()).toEqual([
      ['Water', true],
      ['Diplomacy', false],
    ]);
    await state([{ ...water, field: 'WATER' }]);
    expect(await shown()).toEqual([['WATER', false]]);
  });

  it('says who and when, is on record, and is taken back', async () => {
    await state([water]);
    context.advance(MINUTE);
    const verified = await verify('Water');
    expect(verified.verified).toEqual({ at: context.now().toISOString(), by: 'Desk One' });
    expect(await entryOf('Water')).toEqual(verified);
    await verify('Water');
    await verify('Water', { verified: false });
    expect((await entryOf('Water')).verified).toBeNull();
    expect((await eventsAbout(author)).slice(1)).toMatchObject([
      { type: 'member.expertise-verified', tags: [`member:${author.id}`], removal: false },
      { type: 'member.expertise-unverified', removal: true },
    ]);
    const audit = await query<{ action: string }>(
      `select action from audit_entries where subject_id = $1 and actor_id = $2 order by at, id`,
      [author.id, desk.id],
    );
    expect(audit.map(({ action }) => action).sort()).toEqual(['expertise.unverify', 'expertise.verify']);
  });

  it('is refused when the words were changed meanwhile, and shows the new ones', async () => {
    await state([water]);
    const { id } = await entryOf('Water');
    await state([{ ...water, line: 'I am the minister' }]);
    const refusal = await refusalOf(
      verifyExpertise({ viewer: desk, id, verified: true, expected: water, context }),
    );
    expect(refusal).toMatchObject({
      status: 409,
      code: 'expertise-changed',
      details: { current: { line: 'I am the minister' } },
    });
  });

  it('and stating at once never leave new words verified', async () => {
    for (let round = 0; round < 8; round += 1) {
      await state([{ ...water, line: 'Proven' }]);
      const { id } = await entryOf('Water');
      const expected = { field: 'Water', line: 'Proven' };
      await inParallel<unknown>([
        verifyExpertise({ viewer: desk, id, verified: true, expected, context }),
        state([{ ...water, line: `Not proven, ${round} times` }]),
      ]);
      const { line, verified } = await entryOf('Water');
      expect(line).toBe(`Not proven, ${round} times`);
      expect(verified).toBeNull();
    }
  });

  it('of two moderators at once is recorded once', async () => {
    await state([water]);
    const other = await moderator();
    const { answers } = await inParallel([
      verify('Water'),
      verify('Water', { viewer: other }),
      verify('Water'),
    ]);
    expect(answers).toHaveLength(3);
    expect(await eventsAbout(author)).toHaveLength(2);
  });

  it('stays when the moderator is forgotten, who then is named no more', async () => {
    await state([water]);
    const gone = await moderator({ name: 'Gone Soon' });
    await verify('Water', { viewer: gone });
    expect((await entryOf('Water')).verified?.by).toBe('Gone Soon');
    await queryAsOwner('delete from members where id = $1', [gone.id]);
    const kept = await query('select verified_at is not null as verified, verified_by_id from expertise');
    expect(kept).toEqual([{ verified: true, verified_by_id: null }]);
  });

  it('is not for an Insider, nor of one’s own', async () => {
    await state([water]);
    expect(await refusalOf(verify('Water', { viewer: await insider() }))).toMatchObject({ status: 403 });
    await state([water], desk);
    const { id } = await entryOf('Water', desk);
    const own = { viewer: desk, id, verified: true, expected: water, context };
    expect(await refusalOf(verifyExpertise(own))).toMatchObject({ status: 403, code: 'own-expertise' });
    for (const unknown of [newId(), 'no id'])
      expect(await refusalOf(verifyExpertise({ ...own, id: unknown }))).toMatchObject({ status: 404 });
  });

  it('begins with what was said first, page by page', async () => {
    for (const field of ['Water', 'Law']) {
      await state([{ field, line: 'Ten years' }], await insider());
      context.advance(MINUTE);
    }
    await state([world]);
    await state([{ ...world, field: 'Gone' }], await member({ membership: 'ACTIVE' }));
    const first = await listExpertiseToVerify({ viewer: desk, limit: 2 });
    expect(first.items.map(({ field }) => field)).toEqual(['Water', 'Law']);
    const second = await listExpertiseToVerify({ viewer: desk, limit: 2, cursor: first.nextCursor! });
    expect(second.items.map(({ field }) => field).sort()).toEqual(['Gone', 'world']);
    expect(second.nextCursor).toBeNull();
    expect(await countExpertiseToVerify({ viewer: desk })).toBe(4);
    await verify('world');
    expect(await countExpertiseToVerify({ viewer: desk })).toBe(3);
    expect(await refusalOf(countExpertiseToVerify({ viewer: author }))).toMatchObject({ status: 403 });
    expect((await listExpertiseToVerify({ viewer: desk })).items.map(({ field }) => field)).not.toContain(
      'world',
    );
    expect(await refusalOf(listExpertiseToVerify({ viewer: author }))).toMatchObject({ status: 403 });
  });
});

describe('taking away what breaks a rule', () => {
  const thief = { field: 'Politics', line: 'Twelve years of watching a thief' };
  const withdraw = async (more: Partial<Parameters<typeof withdrawExpertise>[0]> = {}, viewer = author) => {
    const id = more.id ?? (await entryOf('Politics', viewer)).id;
    const why = { rule: 'personal-attacks', reason: 'It calls somebody a thief.' };
    return withdrawExpertise({ viewer: desk, ...why, expected: thief, context, ...more, id });
  };

  it('is recorded with its rule and reason, and gone from every page at once', async () => {
    await state([thief, world]);
    const { id: entryId } = await entryOf('Politics', author);
    await withdraw();
    expect(await readOwnExpertise({ viewer: author })).toMatchObject({ items: [world] });
    expect((await eventsAbout(author)).at(-1)).toEqual({
      type: 'member.expertise-withdrawn',
      tags: [`member:${author.id}`],
      removal: true,
    });
    const [entry] = await query(
      `select reason, details, actor_id from audit_entries where action = 'expertise.withdraw'`,
    );
    expect(entry).toEqual({
      reason: 'It calls somebody a thief.',
      details: { entryId, rule: 'personal-attacks' },
      actor_id: desk.id,
    });
    // The place that became free can be taken.
    await state([world, diplomacy, water]);
  });

  it('is not for an Insider, nor of one’s own, nor without a reason, nor of other words', async () => {
    await state([thief]);
    expect(await refusalOf(withdraw({ viewer: await insider() }))).toMatchObject({ status: 403 });
    expect(await refusalOf(withdraw({ reason: ' \n' }))).toMatchObject({ status: 400, field: 'reason' });
    expect(await refusalOf(withdraw({ expected: world }))).toMatchObject({
      status: 409,
      details: { current: thief },
    });
    expect(await refusalOf(withdraw({ id: newId() }))).toMatchObject({ status: 404 });
    await state([thief], desk);
    expect(await refusalOf(withdraw({}, desk))).toMatchObject({ status: 403, code: 'own-entry' });
  });

  it('of two moderators at once is recorded once', async () => {
    await state([thief]);
    const { id } = await entryOf('Politics');
    const { answers, refusals } = await inParallel([withdraw({ id }), withdraw({ id }), withdraw({ id })]);
    expect([answers.length, refusals.map(({ status }) => status)]).toEqual([1, [404, 404]]);
  });

  it('needs nobody while a member is banned: nothing of it is shown until the ban is lifted', async () => {
    await state([world]);
    const id = await publishedComment({ article: news, context, author });
    const shown = async () => [
      (await readComment({ viewer: null, id })).author?.expertise,
      (await readProfile({ id: author.id })).expertise,
      (await readThread({ articleSlug: news.slug, experienced: true })).items,
    ].map((list) => list?.length); // prettier-ignore
    expect(await shown()).toEqual([1, 1, 1]);
    const ban = { kind: 'BAN', reason: 'Enough.' } as const;
    const { id: sanctionId } = await sanctionMember({ viewer: desk, memberId: author.id, ...ban, context });
    expect(await shown()).toEqual([0, 0, 0]);
    const tags = [`member:${author.id}`];
    expect((await eventsAbout(author)).at(-1)).toMatchObject({
      type: 'member.sanction',
      tags,
      removal: true,
    });
    await liftSanction({ viewer: desk, sanctionId, reason: 'A mistake.', context });
    expect(await shown()).toEqual([1, 1, 1]);
    expect((await eventsAbout(author)).at(-1)).toMatchObject({ type: 'member.unsanction', tags });
  });
});

describe('what readers see', () => {
  it('is on a comment what belongs to the topics of its article, and on the profile all of it', async () => {
    await state([diplomacy, world]);
    await verify('world');
    const id = await publishedComment({ article: news, context, author });
    const shown = async () => (await readComment({ viewer: null, id })).author;
    expect(await shown()).toMatchObject({ badges: [], expertise: [{ ...world, verified: true }] });
    await query(`update articles set topics = '{Water}', author_id = $1`, [author.id]);
    expect(await shown()).toMatchObject({ badges: ['author'], expertise: [] });
    expect(await readProfile({ id: author.id })).toEqual({
      id: author.id,
      displayName: author.displayName,
      picture: null,
      badges: [],
      expertise: [
        { ...diplomacy, verified: false },
        { ...world, verified: true },
      ],
      formerly: null,
      memberSince: expect.stringMatching(/^\d{4}-\d{2}$/) as string,
      reviewed: 0,
    });
  });

  it('of a profile is nothing where there is nobody', async () => {
    for (const id of [newId(), 'no id'])
      expect(await refusalOf(readProfile({ id }))).toMatchObject({ status: 404 });
  });
});

describe('the founding badge', () => {
  it('is an administrator’s to give and to take, once', async () => {
    const chief = await admin();
    await publishedComment({ article: news, context, author });
    const mark = (founding: boolean, viewer: Viewer = chief) =>
      markFounding({ viewer, memberId: author.id, founding, context });
    await inParallel([mark(true), mark(true), mark(true)]);
    expect((await readProfile({ id: author.id })).badges).toEqual(['founding']);
    expect(await eventsAbout(author)).toMatchObject([
      { type: 'member.founding', tags: [`member:${author.id}`] },
    ]);
    await mark(false);
    expect((await readProfile({ id: author.id })).badges).toEqual([]);
    expect(await refusalOf(mark(true, desk))).toMatchObject({ status: 403 });
    const lapsed = await member({ membership: 'LAPSED' });
    expect(
      await refusalOf(markFounding({ viewer: chief, memberId: lapsed.id, founding: true, context })),
    ).toMatchObject({ status: 404 });
  });
});
