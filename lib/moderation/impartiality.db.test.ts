import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { expireLeases } from '@/lib/peer-review/assignment/expire-leases';
import { learnFromDecision } from '@/lib/peer-review/reliability/learn-from-decision';
import { readReviewer } from '@/lib/peer-review/records/read-reviewer';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { skipReview, volunteer } from '@/lib/peer-review/volunteering/volunteer';
import { HOUR, MINUTE, SECOND } from '@/lib/testing/clock';
import { commentInReview, factsOf, reviewWith } from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { moderator, sanction } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { closeAppeal } from './appeals/close-appeal';
import { fileAppeal } from './appeals/file-appeal';
import { listAppeals, listAppealsAbout } from './appeals/list-appeals';
import { decideComment } from './decide-comment';
import { listAudit } from './list-audit';
import { listQueue } from './list-queue';
import { readCase } from './read-case';
import { readMemberCase } from './sanctions/read-member-case';
import type { Action } from './schemas';

let desk: Viewer;

beforeEach(async () => {
  await openNewsroom();
  // Everybody may be given everything: what the coin leaves is tested where it is.
  await setPolicy({ review: { calibrationRate: 0, chance: { beyondDuty: 1 } } });
  desk = await moderator({ membership: null });
});

/** A comment that volunteers are given. */
async function waiting(): Promise<string> {
  const id = await commentInReview({ article: news, context, author });
  context.advance(3 * HOUR);
  return id;
}

/** Takes what waits, and can have read it. */
async function take(viewer = desk): Promise<string> {
  const { assignment } = await volunteer({ viewer, context });
  context.advance(10 * SECOND);
  return assignment!.id;
}

const judge = (assignmentId: string, verdict: 'YES' | 'NOT_CIVIL' = 'YES') =>
  recordReview({ viewer: desk, assignmentId, verdict, context });

async function decide(commentId: string, action: Action = 'PUBLISH', viewer = desk) {
  const { version } = await factsOf(commentId);
  return decideComment({ viewer, commentId, action, version, rule: 'civility', note: 'So it is.', context });
}

const inQueue = async (viewer = desk) =>
  (await listQueue({ viewer, queue: 'in-review', context })).items.map(({ id, whyNot }) => [id, whyNot]);
const aloneIn = (id: string) =>
  query(`select actor_id from audit_entries where action = 'moderation.decide-alone' and subject_id = $1`, [
    id,
  ]);
const openLeases = () => query(`select 1 from review_assignments where state = 'OPEN' and optional`);

describe('R9: staff’s reviews count as reviews', () => {
  it('also of those without a membership, as anybody’s', async () => {
    const id = await waiting();
    await reviewWith(['YES', 'YES'], { commentId: id, article: news, context });
    expect(await factsOf(id)).toMatchObject({ state: 'IN_REVIEW', reviewCount: 2 });
    await judge(await take());
    expect(await factsOf(id)).toMatchObject({ state: 'PUBLISHED', reviewCount: 3 });
    expect(await query('select maker::text as maker from decisions')).toEqual([{ maker: 'PEERS' }]);
    await expectCountersEqualRows();
  });

  it('but nobody’s who is sanctioned', async () => {
    await waiting();
    const banned = await moderator({
      membership: null,
      sanction: { kind: 'BAN', reason: 'Enough.', endsAt: null },
    });
    expect(await refusalOf(volunteer({ viewer: banned, context }))).toMatchObject({ status: 403 });
  });
});

describe('a moderator who reviews a comment', () => {
  it('sees nothing of it at the desk while they read it, and nothing about its author (R5)', async () => {
    const id = await waiting();
    const assignmentId = await take();
    expect(await inQueue()).toEqual([]);
    expect(await refusalOf(readCase({ viewer: desk, commentId: id }))).toMatchObject({ status: 404 });
    const other = await moderator();
    expect(await inQueue(other)).toEqual([[id, null]]);
    await judge(assignmentId);
    expect(await inQueue()).toEqual([[id, 'own-review']]);
  });

  it('learns of its author neither from the record, nor from anybody’s page, nor from an appeal, until then', async () => {
    const old = await commentInReview({ article: news, context, author });
    const first = await moderator();
    await decide(old, 'REJECT', first);
    await fileAppeal({ viewer: author, commentId: old, text: 'It insults nobody at all.', context });
    await editComment({ viewer: author, id: old, body: 'Put otherwise.', revision: 1, context });
    await closeAppeal({ subjectId: old }, context);
    context.advance(3 * HOUR);
    await reviewWith(['YES'], { commentId: old, article: news, context });
    const [given] = await query<{ id: string }>(
      'select reviewer_id as id from reviews where comment_id = $1',
      [old],
    );
    const told = async (viewer: Viewer) => ({
      record: (await listAudit({ viewer, limit: 200 })).items.filter((act) => act.subjectId === old).length,
      ofIt: (await listAudit({ viewer, filter: { about: old } })).items.length,
      author: (await readMemberCase({ viewer, memberId: author.id, context })).latest.length,
      reviewer: (await readReviewer({ viewer, memberId: given!.id, context })).reviews.length,
      appeals: (await listAppeals({ viewer, state: 'CLOSED', context })).items.length,
      aboutIt: (await listAppealsAbout({ viewer, commentId: old, context })).length,
    });
    const all = await told(first);
    expect(all).toMatchObject({ author: 1, reviewer: 1, appeals: 1, aboutIt: 1 });
    expect(all.record).toBeGreaterThan(0);
    const assignmentId = await take();
    expect(await told(desk)).toEqual({ record: 0, ofIt: 0, author: 0, reviewer: 0, appeals: 0, aboutIt: 0 });
    expect(await told(first)).toEqual(all);
    await judge(assignmentId);
    expect(await told(desk)).toMatchObject({ author: 1, reviewer: 1, appeals: 1, aboutIt: 1 });
  });

  it('does not decide it, neither before their verdict nor after', async () => {
    const id = await waiting();
    const assignmentId = await take();
    expect(await refusalOf(decide(id))).toMatchObject({ status: 403, code: 'own-review' });
    await judge(assignmentId, 'NOT_CIVIL');
    expect(await refusalOf(decide(id))).toMatchObject({ status: 403, code: 'own-review' });
    expect(await readCase({ viewer: desk, commentId: id, context })).toMatchObject({
      whyNot: 'own-review',
      allowed: [],
      alone: false,
      othersMayDecide: true,
    });
    expect(await decide(id, 'PUBLISH', await moderator())).toMatchObject({ status: 'PUBLISHED' });
    expect(await aloneIn(id)).toEqual([]);
  });

  it.each(['TIME_OUT', 'BAN'] as const)('is not told of colleagues who may not decide (%s)', async (kind) => {
    const id = await waiting();
    await query(`update members set role = 'MEMBER' where id <> $1`, [desk.id]);
    const other = await moderator();
    const others = async () => (await readCase({ viewer: desk, commentId: id, context })).othersMayDecide;
    expect(await others()).toBe(true);
    const until = new Date(context.now().getTime() + HOUR);
    await sanction({ on: other, kind, from: context.now(), until });
    expect(await others()).toBe(false);
    context.advance(HOUR);
    expect(await others()).toBe(true);
  });

  it('decides it after all once they have passed it on, or let it run out', async () => {
    const id = await waiting();
    await skipReview({ viewer: desk, assignmentId: await take(), context });
    expect(await inQueue()).toEqual([[id, null]]);
    expect(await decide(id)).toMatchObject({ status: 'PUBLISHED' });
    const next = await waiting();
    await take();
    context.advance(31 * MINUTE);
    await expireLeases({ context });
    expect(await decide(next)).toMatchObject({ status: 'PUBLISHED' });
  });
});

describe('a moderator who has reviewed what nobody else can decide', () => {
  const onlyTheDesk = () => query(`update members set role = 'MEMBER' where id <> $1`, [desk.id]);
  const reviewed = async () => {
    const id = await waiting();
    await judge(await take(), 'NOT_CIVIL');
    return id;
  };

  it('decides it, which the case says and the record keeps', async () => {
    await onlyTheDesk();
    const id = await reviewed();
    expect(await readCase({ viewer: desk, commentId: id, context })).toMatchObject({
      whyNot: null,
      alone: true,
      othersMayDecide: false,
      allowed: ['PUBLISH', 'REJECT'],
    });
    expect(await inQueue()).toEqual([[id, null]]);
    expect(await decide(id, 'REJECT')).toMatchObject({ status: 'REJECTED' });
    expect(await aloneIn(id)).toEqual([{ actor_id: desk.id }]);
    // Their verdict would only agree with themselves: it says nothing of how they judge.
    await learnFromDecision({ subjectId: id }, context);
    expect(await query('select believed, settled from reviews where comment_id = $1', [id])).toEqual([
      { believed: null, settled: false },
    ]);
  });

  it('but not while they read it, for they may pass it on', async () => {
    await onlyTheDesk();
    const id = await waiting();
    await take();
    expect(await refusalOf(decide(id))).toMatchObject({ status: 403, code: 'own-review' });
  });

  it('and not what they wrote', async () => {
    await onlyTheDesk();
    const writing = await moderator();
    const id = await commentInReview({ article: news, context, author: writing });
    await query(`update members set role = 'MEMBER' where id = $1`, [desk.id]);
    const refusal = await refusalOf(decide(id, 'PUBLISH', writing));
    expect(refusal).toMatchObject({ status: 403, code: 'own-comment' });
  });

  it.each(['TIME_OUT', 'BAN'] as const)('also where all others are under a sanction (%s)', async (kind) => {
    await onlyTheDesk();
    const id = await reviewed();
    const other = await moderator();
    expect(await refusalOf(decide(id))).toMatchObject({ status: 403, code: 'own-review' });
    await sanction({ on: other, kind, from: context.now() });
    expect(await decide(id)).toMatchObject({ status: 'PUBLISHED' });
  });

  it('not where another one is there, who has not reviewed it; either, where both have', async () => {
    await onlyTheDesk();
    const other = await moderator({ membership: null });
    const id = await reviewed();
    expect(await refusalOf(decide(id))).toMatchObject({ status: 403, code: 'own-review' });
    const { assignment } = await volunteer({ viewer: other, context });
    context.advance(10 * SECOND);
    // While the other one reads it, they may still pass it on.
    expect(await refusalOf(decide(id))).toMatchObject({ status: 403, code: 'own-review' });
    await recordReview({ viewer: other, assignmentId: assignment!.id, verdict: 'YES', context });
    const both = await inParallel([decide(id), decide(id, 'REJECT', other)]);
    expect(both.answers).toHaveLength(1);
    expect(both.refusals).toMatchObject([{ status: 409 }]);
    expect(await aloneIn(id)).toHaveLength(1);
  });

  it('races: another one joins meanwhile, and it is decided once, by the one or by the other', async () => {
    await onlyTheDesk();
    for (let round = 0; round < 16; round += 1) {
      const id = await reviewed();
      const joining = () => moderator();
      const deciding = () => decide(id, 'REJECT');
      const { answers, refusals } = await inParallel<unknown>(
        round % 2 === 0 ? [joining(), deciding()] : [deciding(), joining()],
      );
      expect(answers.length + refusals.length).toBe(2);
      for (const refusal of refusals) expect(refusal).toMatchObject({ status: 403, code: 'own-review' });
      const decidedAlone = refusals.length === 0;
      expect(await aloneIn(id)).toEqual(decidedAlone ? [{ actor_id: desk.id }] : []);
      expect(await factsOf(id)).toMatchObject({ state: decidedAlone ? 'REJECTED' : 'IN_REVIEW' });
      if (!decidedAlone) await decide(id, 'REJECT', await moderator());
      await onlyTheDesk();
    }
    await expectCountersEqualRows();
  });
});

describe('a moderator who has decided about a comment', () => {
  const again = async (id: string) => {
    const { revision } = await factsOf(id);
    await editComment({ viewer: author, id, body: `Put otherwise, ${revision}.`, revision, context });
    expect(await factsOf(id)).toMatchObject({ state: 'IN_REVIEW' });
    context.advance(3 * HOUR);
  };

  it('is not given it to review when it comes back', async () => {
    const id = await waiting();
    await decide(id, 'REJECT');
    await again(id);
    expect(await volunteer({ viewer: desk, context })).toMatchObject({ none: 'NOTHING_WAITS' });
    const other = await moderator();
    expect((await volunteer({ viewer: other, context })).assignment).not.toBeNull();
  });

  it('also where they had it before, and it ran out', async () => {
    const id = await waiting();
    await take();
    context.advance(31 * MINUTE);
    await expireLeases({ context });
    await decide(id, 'REJECT');
    await again(id);
    expect(await volunteer({ viewer: desk, context })).toMatchObject({ none: 'NOTHING_WAITS' });
    expect(await openLeases()).toEqual([]);
    await expectCountersEqualRows();
  });
});

describe('R14: reviewing and deciding at once, in two windows', () => {
  it('taking it and deciding it: one of both, never both', async () => {
    for (let round = 0; round < 24; round += 1) {
      const id = await waiting();
      const viewer = await moderator({ membership: null });
      const taking = () => volunteer({ viewer, context });
      const deciding = () => decide(id, round % 3 === 0 ? 'REJECT' : 'PUBLISH', viewer);
      await inParallel<unknown>(round % 2 === 0 ? [taking(), deciding()] : [deciding(), taking()]);
      const [{ taken, decided }] = (await query<{ taken: boolean; decided: boolean }>(
        `select exists (select from review_assignments where comment_id = $1 and reviewer_id = $2) as taken,
           exists (select from decisions where comment_id = $1 and actor_id = $2) as decided`,
        [id, viewer.id],
      )) as [{ taken: boolean; decided: boolean }];
      expect(taken).toBe(!decided);
      // The next round is about its own comment.
      if (!decided) await decide(id, 'PUBLISH', await moderator());
    }
    await expectCountersEqualRows();
  });

  it('judging it and deciding it: the verdict is taken, and theirs is no decision', async () => {
    for (let round = 0; round < 12; round += 1) {
      const id = await waiting();
      const assignmentId = await take();
      const work = [judge(assignmentId), decide(id)] as Promise<unknown>[];
      const { refusals } = await inParallel(round % 2 === 0 ? work : work.toReversed());
      expect(refusals).toEqual([expect.objectContaining({ status: 403, code: 'own-review' })]);
      expect(await query('select 1 from decisions where comment_id = $1', [id])).toEqual([]);
      await decide(id, 'PUBLISH', await moderator());
    }
    await expectCountersEqualRows();
  });
});
