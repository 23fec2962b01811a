import { beforeEach, describe, expect, it } from 'vitest';
import { readComment } from '@/lib/comments/own/read-comment';
import { setReaction } from '@/lib/comments/reactions/set-reaction';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import { decideComment } from '@/lib/moderation/decide-comment';
import { takeBackDecision } from '@/lib/moderation/held-decisions/take-back';
import { readMemberCase } from '@/lib/moderation/sanctions/read-member-case';
import { listMembers } from '@/lib/moderation/sanctions/list-members';
import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import { reportComment } from '@/lib/moderation/reports/report-comment';
import { listNotices } from '@/lib/outreach/notices/inbox/list-notices';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { AppError } from '@/lib/platform/errors';
import { skeletonOf } from '@/lib/platform/text/skeleton';
import { DAY, HOUR } from '@/lib/testing/clock';
import {
  commentInReview,
  factsOf,
  leaseOn,
  objectedComment,
  publishedComment,
  referredComment,
  rejectedComment,
  removeComment,
  reviewWith,
  waitingComment,
} from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query, queryAsOwner } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, moderator } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { finishDepartures, finishWhatFormerMembersWrote } from '@/lib/web/jobs/finish-departures';
import { enrollMember } from '../enroll-member';
import { listExpertiseOfMember } from '../expertise/list-expertise-of-member';
import { stateExpertise } from '../expertise/state-expertise';
import { verifyExpertise } from '../expertise/verify-expertise';
import { withdrawExpertise } from '../expertise/withdraw-expertise';
import { findViewer } from '../find-viewer';
import { hashPassword } from '../passwords';
import { setMembership } from '../memberships/set-membership';
import { setRole } from '../office/set-role';
import { setMute } from '../mutes/set-mute';
import { readProfile } from '../read-profile';
import { signIn } from '../sign-in';
import { signUp } from '../sign-up';
import type { Viewer } from '../viewer';
import { askToLeave } from './ask-to-leave';
import { closeAccount, freeNamesOfFormer } from './close-account';
import { keepAccount } from './keep-account';
import { readDeparture } from './read-departure';

const password = 'tortoise lamp nine';
const NAME = 'Wilhelmina Quist';
let hash: string | undefined;
let leaver: Viewer;
let people = 0;

beforeEach(async () => {
  await openNewsroom();
  people += 1;
  leaver = await insider({ name: NAME });
  // Before the clock of these tests.
  await query(`update members set created_at = '2020-01-01' where id = $1`, [leaver.id]);
  hash ??= await hashPassword(password);
  await query('update members set name_skeleton = $2, password_hash = $3 where id = $1', [
    leaver.id,
    skeletonOf(NAME),
    hash,
  ]);
});

const QUOTED = 'I would not trust that zebrafinch of a neighbour with a washer.';
const ask = (comments: 'KEEP' | 'ERASE' = 'KEEP', viewer = leaver) =>
  askToLeave({ viewer, comments, context });
const aDayPasses = () => context.advance(DAY);
const finish = () => finishDepartures({ context });
async function leave(comments: 'KEEP' | 'ERASE' = 'KEEP') {
  await ask(comments);
  aDayPasses();
  expect(await finish()).toBe(1);
}
const enter = (at = context) =>
  signIn({ email: leaver.email, password, address: `203.0.113.${people}`, context: at });
const memberRow = async () =>
  (
    await query<{ name: string; email: string; left: boolean; role: string }>(
      `select display_name as name, email, left_at is not null as left, role::text from members where id = $1`,
      [leaver.id],
    )
  )[0]!;
const stateOf = async (id: string) => (await factsOf(id)).state;

/** Whether some words stand anywhere in the database, and where. */
async function whereStands(words: string): Promise<string[]> {
  const tables = await query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await query(`select 1 from ${name} t where t::text ilike $1 limit 1`, [`%${words}%`]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

describe('asking to leave', () => {
  it('takes a fresh proof of who one is, and says until when one may stay, by letter too', async () => {
    expect(await refusalOf(ask('KEEP', { ...leaver, provedLately: false }))).toMatchObject({
      status: 403,
      code: 'proof-needed',
    });
    expect(await readDeparture({ viewer: leaver })).toBeNull();
    const endsAt = new Date(context.now().getTime() + DAY).toISOString();
    expect(await ask()).toMatchObject({ endsAt, comments: 'KEEP' });
    expect(await readDeparture({ viewer: leaver })).toMatchObject({ endsAt, comments: 'KEEP' });
    await query(`insert into notice_preferences (member_id, topic, mail) values ($1, 'account', 'NEVER')`, [
      leaver.id,
    ]);
    await runWaitingJobs();
    const { items } = await listNotices({ viewer: leaver, limit: 5 });
    expect(items.map(({ kind, action }) => [kind, action.path])).toEqual([
      ['member.leaving', '/account/privacy'],
    ]);
  });

  it('again changes only what is to become of the comments', async () => {
    const { endsAt } = (await ask('KEEP'))!;
    context.advance(HOUR);
    expect(await ask('ERASE')).toMatchObject({ endsAt, comments: 'ERASE' });
    await runWaitingJobs();
    expect((await listNotices({ viewer: leaver, limit: 5 })).items).toHaveLength(1);
  });

  it('is for whoever is banned, too', async () => {
    const viewer = { ...leaver, sanction: { kind: 'BAN' as const, reason: 'Enough.', endsAt: null } };
    expect(await ask('KEEP', viewer)).not.toBeNull();
  });

  it('is not for the last administrator, nor for the last that stays', async () => {
    await query(`update members set role = 'MEMBER'`);
    const [one, other] = [await admin(), await admin()];
    await ask('KEEP', one);
    expect((await refusalOf(ask('KEEP', other))).code).toBe('last-admin');
    await keepAccount({ viewer: one, context });
    const both = await inParallel([ask('KEEP', one), ask('KEEP', other)]);
    expect([both.answers.length, both.refusals.map(({ code }) => code)]).toEqual([1, ['last-admin']]);
  });

  it('is called off, and said so, where its member has become the last administrator', async () => {
    const one = await admin();
    await admin();
    await ask('KEEP', one);
    await query(`update members set role = 'MEMBER' where role = 'ADMIN' and id <> $1`, [one.id]);
    aDayPasses();
    expect(await finish()).toBe(0);
    await runWaitingJobs();
    expect((await listNotices({ viewer: one, limit: 5 })).items.map(({ kind }) => kind)).toContain(
      'member.staying',
    );
    expect(await readDeparture({ viewer: one })).toBeNull();
  });
});

describe('the day after', () => {
  it('one can still sign in, and stay', async () => {
    await ask('ERASE');
    context.advance(DAY - HOUR);
    expect(await finish()).toBe(0);
    const { sessionToken } = await enter();
    const viewer = await findViewer({ sessionToken, context });
    await keepAccount({ viewer, context });
    await keepAccount({ viewer, context });
    aDayPasses();
    expect(await finish()).toBe(0);
    expect(await memberRow()).toMatchObject({ name: NAME, left: false });
  });

  it('of two who click at once, to stay and to close, one wins whole', async () => {
    for (let round = 0; round < 3; round += 1) {
      await ask('ERASE');
      aDayPasses();
      const [stayed] = await Promise.allSettled([keepAccount({ viewer: leaver, context }), finish()]);
      const { left } = await memberRow();
      expect(left).toBe(stayed!.status === 'rejected');
      expect(await query('select 1 from departures')).toEqual([]);
      if (left) return;
    }
  });
});

describe('who has left', () => {
  it('is nowhere: not by name, address, notes or drafts, in no table', async () => {
    const comment = await publishedComment({ article: news, context, author: leaver });
    const other = await publishedComment({ article: news, context });
    await setReaction({ viewer: leaver, commentId: other, kind: 'insightful', on: true, context }).catch(
      () => 0,
    );
    await reportComment({
      viewer: leaver,
      commentId: other,
      reason: 'civility',
      note: 'Zebrafinch one.',
      context,
    });
    await setMute({ viewer: leaver, memberId: (await insider()).id, on: true, context });
    const reviewed = await commentInReview({ article: news, context });
    const { assignmentId } = await leaseOn({ commentId: reviewed, reviewer: leaver, article: news, context });
    await recordReview({
      viewer: leaver,
      assignmentId,
      verdict: 'NOT_CIVIL',
      note: 'Zebrafinch two.',
      context,
    });
    await query(
      `insert into drafts (id, member_id, article_id, target, body, updated_at)
       values (gen_random_uuid(), $1, $2, $2, 'Zebrafinch three.', now())`,
      [leaver.id, news.id],
    );
    // Stated, confirmed and taken away again: in the audit, too, there are only ids of it.
    const desk = await moderator();
    const lines = ['Ten zebrafinches of my own.', 'A book about the zebrafinch.'];
    const items = ['Birds', 'Books'].map((field, place) => ({ field, line: lines[place]! }));
    await stateExpertise({ viewer: leaver, items, context });
    const stated = await listExpertiseOfMember({ viewer: desk, memberId: leaver.id });
    const onEntry = (place: number) => ({
      viewer: desk,
      id: stated[place]!.id,
      expected: items[place]!,
      context,
    });
    await verifyExpertise({ ...onEntry(0), verified: true });
    await verifyExpertise({ ...onEntry(0), verified: false });
    await withdrawExpertise({ ...onEntry(1), rule: 'civility', reason: 'Not so.' });
    await enter();
    await leave('KEEP');
    expect(await whereStands('zebrafinch')).toEqual([]);
    expect(await whereStands(leaver.email)).toEqual([]);
    expect(await whereStands('quist')).toEqual([]);
    expect(await whereStands(skeletonOf(NAME))).toEqual(['members']);
    expect(await memberRow()).toEqual({ name: 'A former Insider', email: '', left: true, role: 'MEMBER' });
    expect(await readComment({ viewer: null, id: comment })).toMatchObject({
      author: { displayName: 'A former Insider', badges: ['former'], expertise: [] },
    });
    expect((await refusalOf(readProfile({ id: leaver.id }))).status).toBe(404);
    const verdicts = await query('select verdict, voided_at from reviews where comment_id = $1', [reviewed]);
    expect(verdicts).toEqual([{ verdict: 'NOT_CIVIL', voided_at: null }]);
    await expectCountersEqualRows();
  });

  it.each(['KEEP', 'ERASE'] as const)(
    'has no words left in what a moderator took back (%s)',
    async (comments) => {
      const commentId = await referredComment({ article: news, context, author: leaver, body: QUOTED });
      const viewer = await moderator();
      const { version } = await factsOf(commentId);
      const why = {
        rule: 'civility',
        note: 'Please be civil.',
        passage: 'zebrafinch of a neighbour',
      } as const;
      await decideComment({ viewer, commentId, action: 'REJECT', version, ...why, hold: true, context });
      await takeBackDecision({ viewer, commentId, version, context });
      await leave(comments);
      expect(await query('select passage from decision_drafts')).toEqual([]);
      if (comments === 'ERASE') expect(await whereStands('zebrafinch')).toEqual([]);
    },
  );

  it('is not taken for somebody whose name goes on', async () => {
    await publishedComment({ article: news, context, author: leaver });
    const longer = await insider({ name: `${NAME} de Wet` });
    await publishedComment({ article: news, context, author: longer });
    const body = `So say @${NAME} de Wet and @${NAME}.`;
    const id = await publishedComment({ article: news, context, body });
    await leave('KEEP');
    expect((await readComment({ viewer: null, id })).body).toBe(
      `So say @${NAME} de Wet and A former Insider.`,
    );
  });

  it('is not named by what they were called before either, nor is anybody else by then', async () => {
    await publishedComment({ article: news, context, author: leaver });
    // Somebody else had the name before them, who is meant there.
    const earliest = await publishedComment({ article: news, context, body: `So says @${NAME}.` });
    context.advance(HOUR);
    await query(
      `insert into former_names (id, member_id, display_name, name_skeleton, given_up_at, reserved_until)
       values (gen_random_uuid(), $1, 'Ottilie Marsh', 'ottilie marsh', $2, $3)`,
      [leaver.id, context.now(), new Date(context.now().getTime() + 30 * DAY)],
    );
    const other = await insider({ name: 'Bram Ottilie' });
    await query(
      `insert into former_names (id, member_id, display_name, name_skeleton, given_up_at, reserved_until)
       values (gen_random_uuid(), $1, 'Ottilie Marshall', 'ottilie marshall', $2::timestamptz, $2::timestamptz + interval '30 days')`,
      [other.id, context.now()],
    );
    await publishedComment({ article: news, context, author: other });
    const body = `So say @Ottilie Marsh, @Ottilie Marshall and @${NAME}.`;
    const before = await publishedComment({ article: news, context, body });
    // When the name was free again, whoever took it is meant.
    context.advance(31 * DAY);
    const after = await publishedComment({ article: news, context, body: `${body} Still so.` });
    await leave('KEEP');
    const texts = await Promise.all([earliest, before, after].map((id) => readComment({ viewer: null, id })));
    expect(texts.map((one) => one.body)).toEqual([
      `So says @${NAME}.`,
      'So say A former Insider, @Ottilie Marshall and A former Insider.',
      'So say @Ottilie Marsh, @Ottilie Marshall and A former Insider. Still so.',
    ]);
  });

  it('does not wait for somebody else whose going fails', async () => {
    const stuck = await insider();
    const before = await insider();
    for (const viewer of [before, stuck, leaver]) {
      await ask('KEEP', viewer);
      context.advance(HOUR);
    }
    aDayPasses();
    await queryAsOwner(
      `alter table members add constraint stuck check (id <> '${stuck.id}' or left_at is null)`,
    );
    try {
      expect(await finish()).toBe(2);
      const left = await query<{ id: string }>(`select id from members where left_at is not null`);
      expect(left.map(({ id }) => id).sort()).toEqual([before.id, leaver.id].sort());
      expect(await readDeparture({ viewer: stuck })).not.toBeNull();
    } finally {
      await queryAsOwner('alter table members drop constraint stuck');
    }
    expect(await finish(), 'it is tried again').toBe(1);
    expect(await query('select 1 from departures')).toEqual([]);
  });

  it('goes also where a text would become too long without the name', async () => {
    await query(`update members set display_name = 'Al' where id = $1`, [leaver.id]);
    await publishedComment({ article: news, context, author: leaver });
    const id = await publishedComment({ article: news, context, body: '@Al '.repeat(1250).trim() });
    await leave('KEEP');
    expect((await readComment({ viewer: null, id })).body).toBe('@… '.repeat(1250).trim());
  });

  it('is named in no answer of others’, whose texts stay otherwise', async () => {
    await publishedComment({ article: news, context, author: leaver });
    const body = `Thank you, @wilhelmina  Quist, and @Wilhelmina Quistgaard too.`;
    const answer = await publishedComment({ article: news, context, body });
    const elsewhere = await publishedComment({ article: news, context, body: 'Wilhelmina is a fine name.' });
    await leave('KEEP');
    const texts = await Promise.all([answer, elsewhere].map((id) => readComment({ viewer: null, id })));
    expect(texts.map((one) => one.body)).toEqual([
      'Thank you, A former Insider, and @Wilhelmina Quistgaard too.',
      'Wilhelmina is a fine name.',
    ]);
    expect(texts[0]!.bodyHtml).toContain('Thank you, A former Insider');
    const search = `select 1 from search_documents where comment_id = $1 and document @@ to_tsquery('simple', 'quist')`;
    expect(await query(search, [answer])).toEqual([]);
    // The desk finds nobody by what is no longer there either.
    expect(
      await query(`select 1 from desk_documents d join comments c on c.id = d.comment_id join members m on m.id = c.author_id
        join comment_revisions r on r.comment_id = c.id and r.number = c.revision
        where d.document is distinct from search_text('simple', m.display_name || ' ' || r.body)`),
    ).toEqual([]);
  });

  it('leaves what readers, reviewers and moderators have before them, and takes the rest along', async () => {
    const wish = { article: news, context, author: leaver };
    const posted = await publishedComment(wish);
    const inReview = await commentInReview(wish);
    const objected = await objectedComment(wish);
    const rejected = await rejectedComment(wish);
    const waiting = await waitingComment({ ...wish, body: 'Pangolins are waiting here for a review.' });
    await leave('KEEP');
    const states = await Promise.all([posted, inReview, objected, rejected, waiting].map(stateOf));
    expect(states).toEqual(['PUBLISHED', 'IN_REVIEW', 'OBJECTED', 'WITHDRAWN', 'WITHDRAWN']);
    expect(await whereStands('pangolins')).toEqual([]);
    // What comes to nothing afterwards goes then.
    await query(`update comments set state = 'REJECTED' where id = $1`, [inReview]);
    expect(await finishWhatFormerMembersWrote({ context })).toBe(1);
    expect(await query('select body from comment_revisions where comment_id = $1', [inReview])).toEqual([
      { body: '—' },
    ]);
    expect(await finishWhatFormerMembersWrote({ context })).toBe(0);
  });

  it('takes everything along where they wish, and answers of others stay to be read', async () => {
    const wish = { article: news, context, author: leaver };
    const posted = await publishedComment({ ...wish, body: 'Pangolins one, in words of mine.' });
    const answer = await publishedComment({ article: news, context, parentId: posted });
    const removed = await publishedComment({ ...wish, body: 'Pangolins two, in words of mine.' });
    await removeComment(removed, context);
    const inReview = await commentInReview({ ...wish, body: 'Pangolins three, in words of mine.' });
    await leave('ERASE');
    expect(await whereStands('pangolins')).toEqual([]);
    expect(await Promise.all([posted, removed, inReview].map(stateOf))).toEqual([
      'WITHDRAWN',
      'WITHDRAWN',
      'WITHDRAWN',
    ]);
    expect(await readComment({ viewer: null, id: answer })).toMatchObject({ status: 'PUBLISHED' });
    const desk = await moderator();
    const restore = decideComment({
      viewer: desk,
      commentId: removed,
      action: 'RESTORE',
      version: (await factsOf(removed)).version,
      context,
    });
    expect((await refusalOf(restore)).status).toBe(409);
    await expectCountersEqualRows();
  });

  it('gives back what they were leased, and their reviews decide as before', async () => {
    const comment = await commentInReview({ article: news, context });
    await reviewWith(['YES', 'YES'], { commentId: comment, article: news, context });
    const { assignmentId } = await leaseOn({ commentId: comment, reviewer: leaver, article: news, context });
    await recordReview({ viewer: leaver, assignmentId, verdict: 'YES', context });
    const another = await commentInReview({ article: news, context });
    await ask('KEEP');
    aDayPasses();
    const lease = await leaseOn({ commentId: another, reviewer: leaver, article: news, context });
    await finish();
    expect(await stateOf(comment)).toBe('PUBLISHED');
    expect(await query('select state from review_assignments where id = $1', [lease.assignmentId])).toEqual([
      { state: 'CANCELLED' },
    ]);
    await expectCountersEqualRows();
  });

  it('makes no page say the name again, not even for a moment', async () => {
    await publishedComment({ article: news, context, author: leaver });
    await leave('KEEP');
    const [event] = await query<{ tags: string[]; removal: boolean }>(
      `select tags, removal from outbox_events where type = 'member.leave'`,
    );
    expect(event).toMatchObject({ removal: true });
    expect(event!.tags).toEqual(expect.arrayContaining(['front', `member:${leaver.id}`]));
  });

  it('has a name that is free again after thirty days, and an address that is at once', async () => {
    await leave('KEEP');
    const join = (email: string, displayName: string) =>
      enrollMember({
        email,
        displayName,
        password: 'a harbour of bells',
        role: 'MEMBER',
        source: 'SIGN_UP',
        context,
      });
    expect((await refusalOf(join('somebody@example.org', NAME))).code).toBe('name-taken');
    await join(leaver.email, 'Ermintrude Vance');
    context.advance(29 * DAY);
    expect(await freeNamesOfFormer({ context })).toBe(0);
    context.advance(2 * DAY);
    expect(await freeNamesOfFormer({ context })).toBe(1);
    expect(await whereStands(skeletonOf(NAME))).toEqual([]);
    await join('somebody@example.org', NAME);
  });

  it('is called what nobody can call themselves', async () => {
    for (const displayName of ['A former Insider', '’n Voormalige Insider', 'Former member'])
      expect(
        await refusalOf(
          signUp({
            email: 'new@example.org',
            displayName,
            password,
            address: '203.0.113.9',
          }),
        ),
      ).toMatchObject({ code: 'name-reserved' });
  });
});

describe('the desk', () => {
  it('knows who has left by what they did, and can do nothing to them', async () => {
    const [boss, desk] = [await admin(), await moderator()];
    await publishedComment({ article: news, context, author: leaver });
    await leave('KEEP');
    const appointment = { viewer: boss, memberId: leaver.id, reason: 'As agreed.', context };
    for (const act of [
      () => setRole({ ...appointment, role: 'MODERATOR' }),
      () => setMembership({ ...appointment, state: 'ACTIVE' }),
      () => sanctionMember({ viewer: desk, memberId: leaver.id, kind: 'BAN', reason: 'Insults.', context }),
    ])
      expect((await refusalOf(act())).status).toBe(404);
    expect(await readMemberCase({ viewer: desk, memberId: leaver.id, locale: 'en', context })).toMatchObject({
      displayName: 'A former Insider',
      hasLeft: true,
      membership: null,
      published: 1,
    });
    const { items } = await listMembers({ viewer: desk, query: 'former', limit: 5, context });
    expect(items).toEqual([]);
  });
});

describe('at the moment of leaving', () => {
  beforeEach(async () => {
    await ask('ERASE');
    aDayPasses();
  });

  const refusedAs = (result: PromiseSettledResult<unknown>) =>
    result.status === 'rejected' && result.reason instanceof AppError ? result.reason.status : result.status;

  it('nobody signs in who would stay signed in', async () => {
    const [entered] = await Promise.allSettled([enter(), finish()]);
    expect([401, 'fulfilled']).toContain(refusedAs(entered));
    expect(await query('select 1 from sessions where member_id = $1', [leaver.id])).toEqual([]);
    expect((await refusalOf(enter())).status).toBe(401);
  });

  it('a comment that is sent is refused, or goes with the others', async () => {
    const send = () =>
      submitComment({
        viewer: leaver,
        articleSlug: news.slug,
        body: 'Pangolins at the very last moment.',
        context,
      });
    const [sent] = await Promise.allSettled([send(), finish()]);
    // 422: they were looked at when their membership was gone.
    expect([401, 422, 'fulfilled']).toContain(refusedAs(sent));
    expect(await whereStands('pangolins')).toEqual([]);
    expect((await refusalOf(send())).status).toBeGreaterThanOrEqual(401);
    expect(
      await query(`select 1 from comments where author_id = $1 and state <> 'WITHDRAWN'`, [leaver.id]),
    ).toEqual([]);
  });

  it('a review that is given counts whole, or not at all', async () => {
    const comment = await commentInReview({ article: news, context });
    const { assignmentId } = await leaseOn({ commentId: comment, reviewer: leaver, article: news, context });
    const give = () => recordReview({ viewer: leaver, assignmentId, verdict: 'YES', context });
    const [given] = await Promise.allSettled([give(), finish()]);
    expect(await query('select 1 from reviews where assignment_id = $1', [assignmentId])).toHaveLength(
      given.status === 'fulfilled' ? 1 : 0,
    );
    await expectCountersEqualRows();
  });

  it('a moderator’s act on a comment and its going come one after the other', async () => {
    const comment = await publishedComment({ article: news, context, author: leaver });
    const desk = await moderator();
    const { version } = await factsOf(comment);
    const decision = {
      commentId: comment,
      action: 'REMOVE' as const,
      version,
      rule: 'civility' as const,
      note: 'No.',
    };
    await Promise.allSettled([decideComment({ viewer: desk, ...decision, context }), finish()]);
    expect(await stateOf(comment)).toBe('WITHDRAWN');
    await expectCountersEqualRows();
  });

  it('two jobs at once do what one does', async () => {
    const comment = await publishedComment({ article: news, context, author: leaver });
    await Promise.all([finish(), finish()]);
    expect(await stateOf(comment)).toBe('WITHDRAWN');
    expect(
      await query(`select 1 from audit_entries where action = 'member.leave' and subject_id = $1`, [
        leaver.id,
      ]),
    ).toHaveLength(1);
    expect(await query('select 1 from departures')).toEqual([]);
    expect(await finish()).toBe(0);
  });

  it('a job that was cut off after the name was gone is finished by the next', async () => {
    const comment = await publishedComment({ article: news, context, author: leaver });
    await closeAccount({ memberId: leaver.id, along: () => Promise.resolve([]), context });
    expect([(await memberRow()).left, await stateOf(comment)]).toEqual([true, 'PUBLISHED']);
    expect(await finish()).toBe(1);
    expect(await stateOf(comment)).toBe('WITHDRAWN');
  });
});
