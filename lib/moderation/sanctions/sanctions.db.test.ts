import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { hashSessionToken } from '@/lib/members/session-token';
import { setMembership } from '@/lib/members/memberships/set-membership';
import { findViewer } from '@/lib/members/find-viewer';
import type { Viewer } from '@/lib/members/viewer';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import { DAY, HOUR, MINUTE } from '@/lib/testing/clock';
import {
  commentInReview,
  leaseOn,
  publishedComment,
  rejectedComment,
  waitingComment,
} from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, member, moderator } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { liftSanction } from './lift-sanction';
import { listMembers } from './list-members';
import { readMemberCase } from './read-member-case';
import { readSanctioning } from './read-sanctioning';
import { sanctionKinds } from './kinds';
import { isInForce } from './rules';
import { sanctionMember } from './sanction-member';
import { memberCaseView, membersView, sanctioningView } from './schemas';

beforeEach(openNewsroom);

let desk: Viewer;

beforeEach(async () => {
  desk = await moderator({ name: 'Desk One' });
});

type More = Partial<Parameters<typeof sanctionMember>[0]>;
const inADay = () => new Date(context.now().getTime() + DAY).toISOString();
const timeOut = (more: More = {}) =>
  sanctionMember({
    viewer: desk,
    memberId: author.id,
    kind: 'TIME_OUT',
    reason: 'Three insults in an hour.',
    endsAt: inADay(),
    context,
    ...more,
  });
const ban = (more: More = {}) => timeOut({ kind: 'BAN', endsAt: undefined, ...more });
const lift = (sanctionId: string, more: Partial<Parameters<typeof liftSanction>[0]> = {}) =>
  liftSanction({ viewer: desk, sanctionId, reason: 'It was a mistake.', context, ...more });
const sanctionsOf = ({ id }: Viewer) =>
  query<{ kind: string; lifted: boolean }>(
    'select kind, lifted_at is not null as lifted from sanctions where member_id = $1 order by starts_at, id',
    [id],
  );
const eventsAbout = ({ id }: Viewer) =>
  query<{ type: string; payload: Record<string, unknown> }>(
    `select type, payload from outbox_events where subject_id = $1 order by id`,
    [id],
  );

async function sessionOf(viewer: Viewer): Promise<string> {
  const token = `session of ${viewer.id}`;
  await query(
    'insert into sessions (id, token_hash, member_id, created_at, expires_at) values ($1, $2, $3, $4, $5)',
    [newId(), hashSessionToken(token), viewer.id, context.now(), new Date('2030-01-01')],
  );
  return token;
}

describe('sanctions_in_force', () => {
  it('says in SQL what the rule says, and costs no call', async () => {
    const around = [-HOUR, 0, HOUR].map((ms) => new Date(context.now().getTime() + ms));
    for (const kind of sanctionKinds)
      for (const startsAt of around)
        for (const endsAt of [null, ...around.filter((end) => end > startsAt && kind === 'TIME_OUT')])
          for (const liftedAt of [null, context.now()]) {
            await query('delete from sanctions');
            await query(
              `insert into sanctions (id, member_id, kind, reason, starts_at, ends_at, by_id, lifted_at, lifted_by_id, lift_reason,
                 membership_before)
               values ($1, $2, $7::"SanctionKind", 'x', $3, $4, $5, $6, case when $6::timestamptz is not null then $5::uuid end,
                 case when $6::timestamptz is not null then '"y"'::jsonb end, case $7 when 'REVOCATION' then 'ACTIVE'::"MembershipState" end)`,
              [newId(), author.id, startsAt, endsAt, desk.id, liftedAt, kind],
            );
            for (const at of around) {
              const rows = await query('select id from sanctions_in_force($1, $2)', [author.id, at]);
              expect(rows).toHaveLength(isInForce({ kind, startsAt, endsAt, liftedAt }, at) ? 1 : 0);
            }
          }
    const plan = await query<{ 'QUERY PLAN': string }>(
      'explain select exists (select 1 from sanctions_in_force(m.id, now())) from members m',
    );
    expect(plan.map((line) => line['QUERY PLAN']).join(' ')).not.toContain('Function Scan');
  });
});

describe('who may sanction whom', () => {
  it.each([
    ['nobody', async () => null, 401],
    ['an Insider', () => insider(), 403],
    ['a lapsed member', () => member({ membership: 'LAPSED' }), 403],
    [
      'a banned moderator',
      () => moderator({ sanction: { kind: 'BAN', reason: 'Enough.', endsAt: null } }),
      403,
    ],
  ])('not %s', async (_, who, status) => {
    const viewer = await who();
    const { id } = await timeOut();
    for (const attempt of [
      ban({ viewer, memberId: (await insider()).id }),
      lift(id, { viewer }),
      listMembers({ viewer }),
      readMemberCase({ viewer, memberId: author.id }),
    ]) {
      expect(await refusalOf(attempt)).toMatchObject({ status });
    }
  });

  it('not a moderator another one, nor an administrator', async () => {
    for (const staff of [await moderator(), await admin()]) {
      expect(await refusalOf(ban({ memberId: staff.id }))).toMatchObject({
        status: 403,
        code: 'staff-member',
      });
      expect(await sanctionsOf(staff)).toEqual([]);
    }
  });

  it('an administrator a moderator, whose powers end with it', async () => {
    const token = await sessionOf(desk);
    await ban({ viewer: await admin(), memberId: desk.id });
    const banned = await findViewer({ sessionToken: token, context });
    expect(await refusalOf(ban({ viewer: banned }))).toMatchObject({ status: 403 });
  });

  it('not an administrator another one, and nobody themselves', async () => {
    const chief = await admin();
    expect(await refusalOf(ban({ viewer: chief, memberId: (await admin()).id }))).toMatchObject({
      code: 'staff-member',
    });
    expect(await refusalOf(ban({ viewer: chief, memberId: chief.id }))).toMatchObject({
      code: 'own-account',
    });
    expect(await refusalOf(ban({ memberId: desk.id }))).toMatchObject({ code: 'own-account' });
  });

  it('nor can a moderator lift what an administrator imposed on one', async () => {
    const other = await moderator();
    const { id } = await ban({ viewer: await admin(), memberId: other.id });
    expect(await refusalOf(lift(id))).toMatchObject({ status: 403, code: 'staff-member' });
  });

  it('finds nobody where there is nobody', async () => {
    for (const memberId of [newId(), 'no id']) {
      expect(await refusalOf(ban({ memberId }))).toMatchObject({ status: 404 });
      expect(await refusalOf(readMemberCase({ viewer: desk, memberId }))).toMatchObject({ status: 404 });
      expect(await refusalOf(lift(memberId))).toMatchObject({ status: 404 });
    }
  });
});

describe('a sanction', () => {
  it('bites on the very next request, says why, and ends by itself', async () => {
    const token = await sessionOf(author);
    await timeOut();
    const viewer = await findViewer({ sessionToken: token, context });
    const write = { articleSlug: news.slug, body: 'One more thing about that tap.', context };
    expect(await refusalOf(submitComment({ viewer, ...write }))).toMatchObject({
      status: 403,
      code: 'sanctioned',
      facts: {
        kind: 'TIME_OUT',
        reason: 'Three insults in an hour.',
        until: new Date('2026-11-25T09:00:00.000Z'),
      },
    });
    context.advance(DAY);
    const after = await findViewer({ sessionToken: token, context });
    expect(await submitComment({ viewer: after, ...write })).toMatchObject({ status: 'AWAITING_REVIEWS' });
  });

  it('bites also where the request had begun before it', async () => {
    await ban();
    const write = { articleSlug: news.slug, body: 'Sent a moment too late.', context };
    expect(await refusalOf(submitComment({ viewer: author, ...write }))).toMatchObject({ status: 422 });
  });

  it('is told, recorded, and known to those who act upon it', async () => {
    const { id } = await timeOut();
    expect(await eventsAbout(author)).toEqual([
      {
        type: 'member.sanction',
        payload: {
          sanctionId: id,
          kind: 'TIME_OUT',
          rule: null,
          reason: 'Three insults in an hour.',
          endsAt: inADay(),
        },
      },
    ]);
    const [entry] = await query(
      `select actor_id, from_state, to_state, reason from audit_entries where subject_id = $1 and action = 'member.sanction'`,
      [author.id],
    );
    expect(entry).toEqual({
      actor_id: desk.id,
      from_state: null,
      to_state: 'TIME_OUT',
      reason: 'Three insults in an hour.',
    });
  });

  it.each<[string, More, string]>([
    ['a time-out without an end', { endsAt: undefined }, 'endsAt'],
    ['one that is over already', { endsAt: '2026-11-24T09:00:00Z' }, 'endsAt'],
    ['one of more than a year', { endsAt: '2028-01-01T00:00:00Z' }, 'endsAt'],
    ['a ban with an end', { kind: 'BAN' }, 'endsAt'],
    ['a warning with one', { kind: 'WARNING' }, 'endsAt'],
    ['a revocation with one', { kind: 'REVOCATION' }, 'endsAt'],
    ['no reason', { reason: ' \u200b ' }, 'reason'],
  ])('is not %s', async (_, more, field) => {
    expect(await refusalOf(timeOut(more))).toMatchObject({ status: 400, field });
    expect(await sanctionsOf(author)).toEqual([]);
  });

  it('is imposed once, however often it is sent', async () => {
    const { answers } = await inParallel(Array.from({ length: 5 }, () => ban()));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await sanctionsOf(author)).toHaveLength(1);
    expect(await eventsAbout(author)).toHaveLength(1);
  });

  it('of two moderators at once is one, and the other is shown it', async () => {
    const other = await moderator();
    const { answers, refusals } = await inParallel([
      timeOut(),
      ban({ viewer: other, reason: 'He will not stop.' }),
    ]);
    expect(answers).toHaveLength(1);
    expect(refusals).toMatchObject([
      { status: 409, code: 'already-sanctioned', details: { current: { id: answers[0]!.id } } },
    ]);
  });

  it('takes the place of the one that it names', async () => {
    const first = await timeOut();
    context.advance(HOUR);
    const second = await ban({ replaces: first.id, reason: 'It goes on.' });
    expect(second).toMatchObject({ kind: 'BAN', inForce: true, endsAt: null });
    expect(await sanctionsOf(author)).toEqual([
      { kind: 'TIME_OUT', lifted: true },
      { kind: 'BAN', lifted: false },
    ]);
  });
});

describe('the same sanction again', () => {
  it('is one with another end or by another rule only when it is named as what it replaces', async () => {
    const { id } = await timeOut({ rule: 'civility' });
    const moments = (ms: number) => new Date(context.now().getTime() + ms).toISOString();
    const again = (more: More) => timeOut({ rule: 'civility', ...more });
    expect(await again({ endsAt: moments(DAY + MINUTE / 2) })).toMatchObject({ id });
    expect(await again({ replaces: id })).toMatchObject({ id });
    for (const more of [{ endsAt: moments(7 * DAY) }, { rule: 'off-topic' as const }])
      expect(await refusalOf(again(more))).toMatchObject({ code: 'already-sanctioned' });
    expect(await sanctionsOf(author)).toHaveLength(1);
    const longer = await again({ endsAt: moments(7 * DAY), replaces: id });
    expect(longer.endsAt).toBe(moments(7 * DAY));
  });
});

describe('a sanction that is lifted', () => {
  it('lets its member write from the next request on, once, with a reason', async () => {
    const token = await sessionOf(author);
    const { id } = await ban();
    context.advance(MINUTE);
    const { answers } = await inParallel(Array.from({ length: 5 }, () => lift(id)));
    expect(answers).toHaveLength(5);
    expect(answers[0]).toMatchObject({
      inForce: false,
      lifted: { by: 'Desk One', reason: 'It was a mistake.' },
    });
    expect((await findViewer({ sessionToken: token, context }))?.sanction).toBeNull();
    expect((await eventsAbout(author)).map(({ type }) => type)).toEqual([
      'member.sanction',
      'member.unsanction',
    ]);
  });

  it('needs a reason, and to be in force', async () => {
    const { id } = await timeOut();
    expect(await refusalOf(lift(id, { reason: '  ' }))).toMatchObject({ status: 400, field: 'reason' });
    context.advance(DAY);
    expect(await refusalOf(lift(id))).toMatchObject({ status: 409, code: 'sanction-over' });
  });
});

describe('a warning', () => {
  const warn = (more: More = {}) => timeOut({ kind: 'WARNING', endsAt: undefined, ...more });

  it('is told and recorded, and keeps its member from nothing', async () => {
    const token = await sessionOf(author);
    const comment = await publishedComment({ article: news, context, author });
    const warning = await warn({ rule: 'civility', commentId: comment });
    expect(warning).toMatchObject({ kind: 'WARNING', rule: 'civility', commentId: comment, inForce: false });
    expect(await eventsAbout(author)).toMatchObject([
      { type: 'member.sanction', payload: { kind: 'WARNING' } },
    ]);
    const viewer = await findViewer({ sessionToken: token, context });
    expect(viewer).toMatchObject({ sanction: null });
    const write = { articleSlug: news.slug, body: 'One more thing about that tap.', context };
    expect(await submitComment({ viewer, ...write })).toMatchObject({ status: 'AWAITING_REVIEWS' });
    expect((await listMembers({ viewer: desk, sanctionedOnly: true, context })).items).toEqual([]);
  });

  it('stands beside what is in force, and takes the place of nothing', async () => {
    const { id } = await timeOut();
    await warn({ reason: 'And be civil afterwards.' });
    expect(await sanctionsOf(author)).toEqual(
      expect.arrayContaining([
        { kind: 'TIME_OUT', lifted: false },
        { kind: 'WARNING', lifted: false },
      ]),
    );
    expect(
      (await readSanctioning({ viewer: desk, memberId: author.id, locale: 'en', context })).current,
    ).toMatchObject({ id });
  });

  it('is given once, however often it is sent, and again another time', async () => {
    const { answers } = await inParallel(Array.from({ length: 5 }, () => warn()));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    context.advance(HOUR);
    await warn();
    expect(await sanctionsOf(author)).toHaveLength(2);
  });

  it('is about a comment of the member’s own', async () => {
    const theirs = await publishedComment({ article: news, context, author: await insider() });
    for (const commentId of [theirs, newId()])
      expect(await refusalOf(warn({ commentId }))).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('R5: does not say whose a comment is to a moderator who reads it as a peer', async () => {
    const commentId = await commentInReview({ article: news, context, author });
    const { id } = await warn({ viewer: await moderator(), commentId });
    const named = async () => [
      (await readMemberCase({ viewer: desk, memberId: author.id, context })).sanctions[0]!.commentId,
      (await readSanctioning({ viewer: desk, memberId: author.id, locale: 'en', context })).sanctions[0]!
        .commentId,
    ];
    expect(await named()).toEqual([commentId, commentId]);
    await leaseOn({ commentId, reviewer: desk, article: news, context });
    expect(await named()).toEqual([null, null]);
    expect(await refusalOf(warn({ commentId, reason: 'Another.' }))).toMatchObject({
      status: 404,
      facts: { what: 'comment' },
    });
    expect((await lift(id)).commentId).toBeNull();
  });

  it('is taken back, once, and counts no longer', async () => {
    const { id } = await warn();
    expect(await lift(id)).toMatchObject({ kind: 'WARNING', lifted: { by: 'Desk One' } });
    await lift(id);
    expect((await eventsAbout(author)).map(({ type }) => type)).toEqual([
      'member.sanction',
      'member.unsanction',
    ]);
  });
});

describe('the revocation of a membership', () => {
  const revoke = (more: More = {}) => timeOut({ kind: 'REVOCATION', endsAt: undefined, ...more });
  const membershipOf = async ({ id }: Viewer) => {
    const [row] = await query('select state, plan, until, source from memberships where member_id = $1', [
      id,
    ]);
    return row;
  };

  it('takes it with the sanction, from the next request on, and a lift gives it back as it was', async () => {
    const token = await sessionOf(author);
    const until = new Date(context.now().getTime() + 30 * DAY);
    await query(`update memberships set plan = 'yearly', until = $2, grace_until = $2 where member_id = $1`, [
      author.id,
      until,
    ]);
    const before = await membershipOf(author);
    const { id } = await revoke();
    const revoked = await findViewer({ sessionToken: token, context });
    expect(revoked).toMatchObject({
      insider: false,
      membership: { state: 'REVOKED' },
      sanction: { kind: 'REVOCATION' },
    });
    const write = { articleSlug: news.slug, body: 'One more thing about that tap.', context };
    expect(await refusalOf(submitComment({ viewer: revoked, ...write }))).toMatchObject({
      code: 'sanctioned',
    });
    context.advance(HOUR);
    await lift(id);
    expect(await membershipOf(author)).toEqual(before);
    expect(await findViewer({ sessionToken: token, context })).toMatchObject({
      insider: true,
      sanction: null,
    });
    const history = await query(
      'select to_state, by_id, reason from membership_changes where member_id = $1 order by at, id',
      [author.id],
    );
    expect(history.slice(-2)).toEqual([
      { to_state: 'REVOKED', by_id: desk.id, reason: 'Three insults in an hour.' },
      { to_state: 'ACTIVE', by_id: desk.id, reason: 'It was a mistake.' },
    ]);
  });

  it('of one that has lapsed leaves it lapsed when it is lifted', async () => {
    const lapsed = await member({ membership: 'LAPSED' });
    const { id } = await revoke({ memberId: lapsed.id });
    expect(await membershipOf(lapsed)).toMatchObject({ state: 'REVOKED' });
    await lift(id);
    expect(await membershipOf(lapsed)).toMatchObject({ state: 'LAPSED' });
  });

  it('is refused where there is none', async () => {
    for (const membership of [null, 'REVOKED'] as const) {
      const { id } = await member({ membership });
      expect(await refusalOf(revoke({ memberId: id }))).toMatchObject({ status: 422, code: 'no-membership' });
    }
  });

  it('gives it back where a time-out takes its place', async () => {
    const { id } = await revoke();
    await timeOut({ replaces: id });
    expect(await membershipOf(author)).toMatchObject({ state: 'ACTIVE' });
  });

  it('ends where an administrator grants the membership anew', async () => {
    const { id } = await revoke();
    const viewer = await admin();
    await setMembership({ viewer, memberId: author.id, state: 'ACTIVE', reason: 'We have talked.', context });
    const [sanction] = await query('select lift_reason, lifted_by_id from sanctions where member_id = $1', [
      author.id,
    ]);
    expect(sanction).toEqual({
      lift_reason: { code: 'membership-granted', facts: {} },
      lifted_by_id: viewer.id,
    });
    const granted = await query(
      `select actor_id, from_state, reason, details from audit_entries where subject_id = $1 and action = 'member.unsanction'`,
      [author.id],
    );
    expect(granted).toEqual([
      {
        actor_id: viewer.id,
        from_state: 'REVOCATION',
        reason: { code: 'membership-granted', facts: {} },
        details: { sanctionId: id },
      },
    ]);
    expect(await eventsAbout(author)).toContainEqual({
      type: 'member.unsanction',
      payload: { sanctionId: id, kind: 'REVOCATION', reason: 'We have talked.' },
    });
    const write = { articleSlug: news.slug, body: 'One more thing about that tap.', context };
    expect(await submitComment({ viewer: author, ...write })).toMatchObject({ status: 'AWAITING_REVIEWS' });
  });

  it('is not made an administrator’s own by revoking it again: a lift would give it back', async () => {
    const viewer = await admin();
    const again = () =>
      setMembership({ viewer, memberId: author.id, state: 'REVOKED', reason: 'Never again.', context });
    const { id } = await revoke();
    expect(await refusalOf(again())).toMatchObject({ status: 409, code: 'revoked-by-sanction' });
    await lift(id);
    expect(await again()).toMatchObject({ state: 'REVOKED' });
    expect(await again()).toMatchObject({ state: 'REVOKED' });
  });

  it('and the grant of a membership at the same moment leave one of the two', async () => {
    for (let round = 0; round < 5; round += 1) {
      const who = await insider();
      const viewer = await admin();
      await inParallel<unknown>([
        revoke({ memberId: who.id }),
        setMembership({
          viewer,
          memberId: who.id,
          state: 'ACTIVE',
          plan: null,
          until: null,
          reason: 'Granted.',
          context,
        }),
      ]);
      const [{ agree } = { agree: null }] = await query<{ agree: boolean }>(
        `select (m.state = 'REVOKED') = exists (select from sanctions s where s.member_id = m.member_id and s.lifted_at is null) as agree
         from memberships m where m.member_id = $1`,
        [who.id],
      );
      expect(agree).toBe(true);
    }
  });
});

describe('what may be done to a member', () => {
  it('is read with what their history suggests', async () => {
    const read = (viewer = desk) => readSanctioning({ viewer, memberId: author.id, locale: 'en', context });
    const first = await read();
    expect(sanctioningView.safeParse(first).success).toBe(true);
    expect(first).toMatchObject({
      suggested: 'week',
      revocable: true,
      current: null,
      sanctions: [],
      untouchable: null,
    });
    const { id } = await timeOut();
    context.advance(2 * DAY);
    expect(await read()).toMatchObject({ suggested: 'revocation', current: null, sanctions: [{ id }] });
    expect(await refusalOf(read(author))).toMatchObject({ status: 403 });
  });
});

describe('the list of members', () => {
  const names = async (more: Partial<Parameters<typeof listMembers>[0]> = {}) =>
    (await listMembers({ viewer: desk, context, ...more })).items.map(({ displayName }) => displayName);

  it('finds by a part of the name, whatever the case, and takes no sign for a wildcard', async () => {
    await insider({ name: 'Thandi M.' });
    await insider({ name: 'Per_Cent 100%' });
    expect(await names({ query: 'hand' })).toEqual(['Thandi M.']);
    expect(await names({ query: 'R_C' })).toEqual(['Per_Cent 100%']);
    expect(await names({ query: '_____ ' })).toEqual([]);
    expect(await names({ query: '0%' })).toEqual(['Per_Cent 100%']);
  });

  it('shows addresses to administrators alone, and finds nobody by them for others', async () => {
    const { email, displayName } = author;
    const chief = await admin();
    expect((await listMembers({ viewer: chief, query: email })).items).toMatchObject([
      { displayName, email },
    ]);
    expect((await listMembers({ viewer: desk, query: email })).items).toEqual([]);
    expect(JSON.stringify(await listMembers({ viewer: desk }))).not.toContain('@');
    expect(JSON.stringify(await readMemberCase({ viewer: desk, memberId: author.id }))).not.toContain('@');
    expect(await readMemberCase({ viewer: chief, memberId: author.id })).toMatchObject({ email });
  });

  it('is read page by page, each member once, also those of one millisecond', async () => {
    for (let i = 0; i < 5; i += 1) await insider();
    await query('update members set created_at = $1', [context.now()]);
    const seen = [];
    for (let cursor: string | undefined; ;) {
      const page = await listMembers({ viewer: desk, limit: 2, cursor });
      expect(membersView.safeParse(page).success).toBe(true);
      seen.push(...page.items.map(({ id }) => id));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    const all = await query<{ id: string }>('select id from members');
    expect(seen.sort()).toEqual(all.map(({ id }) => id).sort());
  });

  it('of those under a sanction holds only them, while it lasts', async () => {
    await timeOut();
    expect(await names({ sanctionedOnly: true })).toEqual([author.displayName]);
    context.advance(DAY);
    expect(await names({ sanctionedOnly: true })).toEqual([]);
  });
});

describe('the record of a member', () => {
  it('has their comments by state, the latest of them, and every sanction', async () => {
    const wish = { article: news, context, author };
    await publishedComment(wish);
    context.advance(HOUR);
    await rejectedComment(wish);
    context.advance(HOUR);
    await waitingComment({ ...wish, body: 'The latest of three.' });
    const first = await timeOut();
    await lift(first.id);
    context.advance(HOUR);
    const second = await ban({ reason: 'Again.' });
    const record = await readMemberCase({ viewer: desk, memberId: author.id, context });
    expect(memberCaseView.safeParse(record).success).toBe(true);
    expect(record).toMatchObject({
      published: 1,
      turnedDown: 1,
      sanction: { kind: 'BAN' },
      untouchable: null,
    });
    expect(record.comments).toEqual(
      expect.arrayContaining([
        { status: 'PUBLISHED', count: 1 },
        { status: 'REJECTED', count: 1 },
        { status: 'AWAITING_REVIEWS', count: 1 },
      ]),
    );
    expect(record.latest[0]).toMatchObject({ body: 'The latest of three.', status: 'AWAITING_REVIEWS' });
    expect(record.sanctions).toMatchObject([
      { id: second.id, kind: 'BAN', inForce: true, by: 'Desk One', lifted: null },
      { id: first.id, kind: 'TIME_OUT', inForce: false, lifted: { by: 'Desk One' } },
    ]);
  });

  it('says why somebody cannot be sanctioned', async () => {
    expect(await readMemberCase({ viewer: desk, memberId: desk.id })).toMatchObject({
      untouchable: 'You cannot do this to your own account: another moderator must.',
    });
  });
});

describe('a member with a long history', () => {
  it('has it page by page, what is in force apart, and the ladder knows all of it', async () => {
    const ended = await timeOut();
    context.advance(2 * DAY);
    for (let number = 0; number < 30; number += 1) {
      const warning = await timeOut({ kind: 'WARNING', endsAt: undefined, reason: `Warning ${number}.` });
      await lift(warning.id);
      context.advance(MINUTE);
    }
    const first = await readMemberCase({ viewer: desk, memberId: author.id, context });
    expect([first.sanctions.length, first.total, first.current]).toEqual([25, 31, null]);
    const cursor = first.sanctionsCursor!;
    const next = await readMemberCase({ viewer: desk, memberId: author.id, cursor, context });
    expect([next.sanctions.length, next.sanctionsCursor]).toEqual([6, null]);
    expect(next.sanctions.at(-1)!.id).toBe(ended.id);
    // What was lifted does not count; the time-out does, however long ago.
    expect(first.suggested).toBe('revocation');

    const current = await ban();
    for (let number = 0; number < 26; number += 1)
      await timeOut({ kind: 'WARNING', endsAt: undefined, reason: `Another ${number}.` });
    const later = await readMemberCase({ viewer: desk, memberId: author.id, context });
    expect(later.current?.id).toBe(current.id);
    const beside = await readSanctioning({ viewer: desk, memberId: author.id, locale: 'en', context });
    expect([beside.current?.id, beside.sanctions.length, beside.total]).toEqual([current.id, 3, 58]);
    expect((await ban()).id).toBe(current.id);
  });
});
