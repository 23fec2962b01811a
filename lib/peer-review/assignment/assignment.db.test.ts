import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemContext } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import type { Viewer } from '@/lib/members/viewer';
import { article } from '@/lib/testing/articles';
import { DAY, HOUR, MINUTE, SECOND } from '@/lib/testing/clock';
import {
  calibrationItems,
  commentInReview,
  factsOf,
  leaseOn,
  reviewWith,
  waitingComment,
} from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query, whileLocked } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, insiders } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { expireLeases } from './expire-leases';
import { recordReview } from '../review/record-review';
import { requestAssignments } from './request-assignments';
import type { BatchView } from '../schemas';
import { skipAssignment } from './skip-assignment';
import { findCandidates, lockToLease } from './pool/store';

beforeEach(openNewsroom);

beforeEach(async () => {
  await setPolicy({ review: { calibrationRate: 0 } });
});

const inReview = (by?: Viewer) => commentInReview({ article: news, context, author: by });
const waiting = (viewer = author) => waitingComment({ article: news, context, author: viewer });
const request = (commentId: string, viewer = author) => requestAssignments({ viewer, commentId, context });
const manyInReview = async (number: number) => {
  const ids: string[] = [];
  for (let i = 0; i < number; i += 1) ids.push(await inReview());
  return ids;
};
const batchFor = async (viewer = author) => subjectsOf(await request(await waiting(viewer), viewer));

/** What a batch is of: the ids of comments; null for calibration items. */
async function subjectsOf({ assignments }: BatchView): Promise<(string | null)[]> {
  const rows = await query<{ id: string | null }>(
    'select comment_id as id from review_assignments where id = any($1) order by slot',
    [assignments.map(({ id }) => id)],
  );
  return rows.map(({ id }) => id);
}

describe('R2: uniformly at random among the comments that need reviews most', () => {
  const POOL = 30;
  const BATCHES = 200;
  /** Chi-square with 29 degrees of freedom, at one in a thousand. */
  const LIMIT = 58.301;

  it('600 draws from 30 equals: a fair draw would fail this once in a thousand runs with other dice', async () => {
    await manyInReview(POOL);
    const commentId = await waiting();
    const counts = new Map<string | null, number>();
    for (let n = 0; n < BATCHES; n += 1) {
      for (const id of await subjectsOf(await request(commentId))) counts.set(id, (counts.get(id) ?? 0) + 1);
      await query('delete from review_assignments');
      await query('update comments set lease_count = 0');
    }
    expect(counts.size).toBe(POOL);
    const expected = (BATCHES * 3) / POOL;
    const statistic = [...counts.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    // Three of a batch differ, which takes some of the chance out of it: the statistic is smaller by 27/29.
    expect((statistic * (POOL - 1)) / (POOL - 3)).toBeLessThan(LIMIT);
  });

  it('the oldest first among those with as few reviews, to the hour', async () => {
    const oldest = await manyInReview(2);
    context.advance(HOUR);
    await manyInReview(5);
    const batch = await batchFor();
    expect(batch).toEqual(expect.arrayContaining(oldest));
  });

  it('but the oldest hour of them before the rest, whatever reviews they have', async () => {
    const [one, two] = await manyInReview(2);
    await reviewWith(['YES', 'YES'], { commentId: two!, article: news, context });
    context.advance(HOUR);
    const [later] = await manyInReview(1);
    context.advance(HOUR);
    await manyInReview(3);
    expect((await batchFor()).sort()).toEqual([one, two, later].sort());
  });

  it('one reviewer at a time beyond the second', async () => {
    const [twice, fresh] = await manyInReview(2);
    await reviewWith(['YES', 'YES'], { commentId: twice!, article: news, context });
    await setPolicy({ review: { required: 1 } });
    context.advance(HOUR);
    const given = [];
    for (const viewer of await insiders(3)) given.push(...(await batchFor(viewer)));
    expect(given.sort()).toEqual([twice, fresh, fresh].sort());
  });
});

describe('R2: what is never dealt', () => {
  const report = (commentId: string, by: Viewer) =>
    query(
      `insert into reports (id, comment_id, member_id, rule, created_at) values (gen_random_uuid(), $1, $2, 'civility', $3)`,
      [commentId, by.id, context.now()],
    );

  it('what the reviewer has reported, also when nothing else is there', async () => {
    await calibrationItems(3);
    const [reported] = await manyInReview(1);
    await report(reported!, author);
    expect(await batchFor()).toEqual([null, null, null]);
    expect(await batchFor(await insider())).toContain(reported);
  });

  it('two by one author in a batch, counting those that were reviewed already', async () => {
    const ada = await insider();
    await inReview(ada);
    const others = await manyInReview(2);
    const commentId = await waiting();
    const batch = await request(commentId);
    expect(await subjectsOf(batch)).toHaveLength(3);
    context.advance(MINUTE);
    const subjects = await subjectsOf(batch);
    const adas = batch.assignments[subjects.findIndex((id) => !others.includes(id!))]!;
    await recordReview({ viewer: author, assignmentId: adas.id, verdict: 'YES', context });
    await inReview(ada);
    const alternative = await inReview();
    const [passedOn] = batch.assignments.filter(({ id }) => id !== adas.id);
    const after = await skipAssignment({ viewer: author, assignmentId: passedOn!.id, context });
    expect(await subjectsOf(after)).toContain(alternative);
  });

  it('two by one author, while there is an alternative among thousands of theirs', async () => {
    const ada = await insider();
    const first = await inReview(ada);
    await query(
      `insert into comments (id, article_id, author_id, state, created_at, state_changed_at, in_review_at)
       select gen_random_uuid(), article_id, author_id, state, created_at, state_changed_at, in_review_at
       from comments, generate_series(1, 500) where id = $1`,
      [first],
    );
    await query(
      `insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
       select id, 1, 'A word.', '<p>A word.</p>', 2, $1 from comments where state = 'IN_REVIEW' and id <> $2`,
      [context.now(), first],
    );
    context.advance(2 * HOUR);
    const others = await manyInReview(2);
    const batch = await batchFor();
    expect(batch).toHaveLength(3);
    expect(batch).toEqual(expect.arrayContaining(others));
  });
});

describe('R2: not one by somebody who is reviewing the reviewer, while there is an alternative', () => {
  /** A comment in line by somebody who reviews one of the author's. */
  async function mutual(): Promise<string> {
    const ben = await insider();
    const mine = await inReview(author);
    await leaseOn({ commentId: mine, reviewer: ben, article: news, context });
    return inReview(ben);
  }

  it('a calibration item is one', async () => {
    await calibrationItems(3);
    const bens = await mutual();
    expect(await batchFor()).toEqual([null, null, null]);
    expect(await factsOf(bens)).toMatchObject({ leaseCount: 0 });
  });

  it('until the comment has waited for a quarter of the time that it may', async () => {
    await calibrationItems(6);
    const bens = await mutual();
    context.advance(6 * HOUR - 1);
    expect(await batchFor()).not.toContain(bens);
    // What was asked for before is over, and nothing of it left to take up.
    await query(`update review_assignments set state = 'DONE' where reviewer_id = $1`, [author.id]);
    await query(`update comments set state = 'EXPIRED' where author_id = $1 and state = 'AWAITING_REVIEWS'`, [
      author.id,
    ]);
    context.advance(1);
    expect(await batchFor()).toContain(bens);
  });

  it('it gives way before a review is waived', async () => {
    await calibrationItems(1);
    const bens = await mutual();
    const batch = await request(await waiting());
    expect(batch.assignments).toHaveLength(2);
    expect(await subjectsOf(batch)).toContain(bens);
  });

  it('of two who are dealt each other’s at once, only one is', async () => {
    const [ann, ben] = await insiders(2);
    const [anns, bens] = [await inReview(ann), await inReview(ben)];
    const lock = (tx: Tx, reviewer: Viewer, id: string) =>
      lockToLease(tx, reviewer.id, [id], { atOnce: false });
    await expect(
      transaction(async (mine) => {
        expect(await lock(mine, ann!, bens)).toEqual([{ id: bens, claimed: true }]);
        return transaction((theirs) => lock(theirs, ben!, anns));
      }),
    ).resolves.toEqual([{ id: anns, claimed: false }]);
  });

  it('one that turns mutual while it waits for the lock is passed over', async () => {
    await calibrationItems(3);
    const ben = await insider();
    const bens = await inReview(ben);
    const mine = await inReview(author);
    const { ownComment } = await leaseOn({
      commentId: await inReview(),
      reviewer: ben,
      article: news,
      context,
    });
    const commentId = await waiting();
    const leaseMine = `with lease as (
        insert into review_assignments (id, reviewer_id, duty_id, comment_id, revision, article_id, slot, assigned_at, not_before, expires_at)
        select gen_random_uuid(), '${ben.id}', '${ownComment}', c.id, c.revision, c.article_id, 2, now(), now(), now() + interval '1 hour'
        from comments c where c.id = '${mine}' returning comment_id)
      update comments set lease_count = lease_count + 1 where id in (select comment_id from lease) and $1::uuid is not null`;
    const batch = await whileLocked(bens, leaseMine, () => request(commentId));
    expect(await subjectsOf(batch)).not.toContain(bens);
    await expectCountersEqualRows();
  });

  it.each([1, 2])(
    '60 members and 180 assignments at once, with no own and no two-cycle (round %i)',
    async () => {
      await calibrationItems(30);
      const members = await insiders(60);
      const duties: { viewer: Viewer; commentId: string }[] = [];
      for (const viewer of members) await inReview(viewer);
      for (const viewer of members) duties.push({ viewer, commentId: await waiting(viewer) });
      const { answers } = await inParallel(duties.map(({ viewer, commentId }) => request(commentId, viewer)));
      expect(answers.map(({ assignments }) => assignments.length)).toEqual(members.map(() => 3));
      const pairs = await query<{ reviewer: string; author: string }>(
        `select a.reviewer_id as reviewer, c.author_id as author from review_assignments a join comments c on c.id = a.comment_id`,
      );
      const seen = new Set(pairs.map(({ reviewer, author: by }) => `${reviewer} ${by}`));
      expect(pairs.filter(({ reviewer, author: by }) => reviewer === by)).toEqual([]);
      expect(pairs.filter(({ reviewer, author: by }) => seen.has(`${by} ${reviewer}`))).toEqual([]);
      // Calibration takes the places for which nothing without a conflict was left; most are comments.
      expect(pairs.length).toBeGreaterThan(90);
      await expectCountersEqualRows();
    },
  );
});

describe('R2: expertise and diversity, where there is a choice', () => {
  const look = (reviewerId: string, preferences = { expertise: true, diversity: true }) =>
    transaction((tx) =>
      findCandidates(tx, {
        reviewerId,
        chance: 1,
        quorum: { max: 7 },
        preferences,
        limit: 50,
      }),
    );
  const stated = (viewer: Viewer, field: string, line: string) =>
    query(
      'insert into expertise (id, member_id, field, line, position) values (gen_random_uuid(), $1, $2, $3, 1)',
      [viewer.id, field, line],
    );

  it('knows whose stated knowledge is in a topic of the article', async () => {
    const economy = await article();
    await query(`update articles set topics = '{Public health,Economy}' where id = $1`, [economy.id]);
    const fit = await commentInReview({ article: economy, context });
    const other = await inReview();
    await stated(author, 'Nursing', 'Thirty years in public health');
    const expert = Object.fromEntries((await look(author.id)).map((c) => [c.id, c.expert]));
    expect(expert).toEqual({ [fit]: true, [other]: false });
    const layman = await insider();
    expect((await look(layman.id)).map((c) => c.expert)).toEqual([false, false]);
    const off = await look(author.id, { expertise: false, diversity: true });
    expect(off.map((c) => c.expert)).toEqual([false, false]);
  });

  it('knows how often the reviewer has agreed with those who review a comment already', async () => {
    const [often, seldom, unknown] = await insiders(3);
    const reviewedBy = async (reviewer: Viewer) => {
      const commentId = await inReview();
      await leaseOn({ commentId, reviewer, article: news, context });
      return commentId;
    };
    const pair = async (other: Viewer, shared: number, agreed: number) => {
      const [first, second] = [author.id, other.id].sort();
      await query(
        `insert into reviewer_pairs (first_id, second_id, shared, agreed, expected, chance, correlated, computed_at)
         values ($1, $2, $3, $4, 0, 1, false, now())`,
        [first, second, shared, agreed],
      );
    };
    await pair(often!, 8, 8);
    await pair(seldom!, 8, 1);
    const ids = [
      await reviewedBy(often!),
      await reviewedBy(seldom!),
      await reviewedBy(unknown!),
      await inReview(),
    ];
    const agreement = new Map((await look(author.id)).map((c) => [c.id, c.agreement]));
    expect(ids.map((id) => agreement.get(id))).toEqual([0.9, 0.2, 0.5, 0.5]);
    const off = await look(author.id, { expertise: true, diversity: false });
    expect(new Set(off.map((c) => c.agreement))).toEqual(new Set([0.5]));
  });
});

describe('R13: a suspended reviewer', () => {
  const suspend = (viewer: Viewer) =>
    query(
      `insert into reviewer_records (member_id, as_of, standing, standing_since, ladder_since) values ($1, $2, 'SUSPENDED', $2, $2)`,
      [viewer.id, context.now()],
    );

  it('is dealt calibration items only', async () => {
    await calibrationItems(5);
    await manyInReview(5);
    await suspend(author);
    expect(await batchFor()).toEqual([null, null, null]);
  });

  it('loses what they were leased, which goes back to the pool', async () => {
    await calibrationItems(5);
    const pool = await manyInReview(3);
    const commentId = await waiting();
    await request(commentId);
    await suspend(author);
    expect(await subjectsOf(await request(commentId))).toEqual([null, null, null]);
    for (const id of pool) expect(await factsOf(id)).toMatchObject({ leaseCount: 0 });
    await expectCountersEqualRows();
  });
});

describe('R3: leases run by the database’s clock', () => {
  /** A server whose clock goes wrong by so much. */
  const clockOff = (by: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + by });
  afterEach(() => vi.useRealTimers());
  const databaseTime = async () =>
    (await query<{ now: Date }>('select clock_timestamp() as now'))[0]!.now.getTime();
  const byItsOwn = { context: systemContext };

  it.each([-DAY, DAY])('whatever that of the server says (%i ms off)', async (by) => {
    await calibrationItems(3);
    const commentId = await waitingComment({ article: news, author, ...byItsOwn });
    clockOff(by);
    const before = await databaseTime();
    const { assignments } = await requestAssignments({ viewer: author, commentId, ...byItsOwn });
    const after = await databaseTime();
    for (const { expiresAt, notBefore } of assignments) {
      expect(Date.parse(expiresAt)).toBeGreaterThanOrEqual(before + 30 * MINUTE);
      expect(Date.parse(expiresAt)).toBeLessThanOrEqual(after + 30 * MINUTE);
      expect(Date.parse(notBefore)).toBeLessThanOrEqual(after + 30 * SECOND);
    }
    expect(await expireLeases(byItsOwn)).toBe(0);
    const [{ id } = { id: '' }] = assignments;
    const early = recordReview({ viewer: author, assignmentId: id, verdict: 'YES', ...byItsOwn });
    expect(await refusalOf(early)).toMatchObject({ code: 'too-fast' });
    await query(`update review_assignments set not_before = clock_timestamp() - interval '1 second'`);
    await recordReview({ viewer: author, assignmentId: id, verdict: 'YES', ...byItsOwn });
    await query(
      `update review_assignments set expires_at = date_trunc('milliseconds', clock_timestamp()) where state = 'OPEN'`,
    );
    expect(await expireLeases(byItsOwn)).toBe(2);
  });
});

describe('R6: the border of the reading floor', () => {
  it.each([
    ['words', 'word '.repeat(350).trim(), 30_000],
    ['Arabic, which is read from right to left', 'كلمة '.repeat(350).trim(), 49_566],
    ['Chinese, by characters', '我们认为这个计划是错误的'.repeat(30), 27_590],
  ])('a millisecond before it the verdict is refused, and at it taken: %s', async (_, body, floor) => {
    await commentInReview({ article: news, context, body });
    await setPolicy({ review: { required: 1 } });
    const { assignments } = await request(await waiting());
    const [{ id, notBefore } = { id: '', notBefore: '' }] = assignments;
    expect(Date.parse(notBefore) - context.now().getTime()).toBe(floor);
    const give = () => recordReview({ viewer: author, assignmentId: id, verdict: 'YES', context });
    context.advance(floor - 1);
    expect(await refusalOf(give())).toMatchObject({ status: 422, code: 'too-fast', retryAfterSeconds: 1 });
    context.advance(1);
    expect(await give()).toMatchObject({ done: 1 });
  });

  it('a text that was changed is read anew, by what it is then', async () => {
    const commentId = await commentInReview({ article: news, context, body: 'Short one.' });
    await reviewWith(['YES'], { commentId, article: news, context });
    const waitingId = await waiting();
    const { assignments } = await request(waitingId);
    await query(
      `insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
       values ($1, 2, $2, '', 0, $3)`,
      [commentId, 'word '.repeat(700), context.now()],
    );
    await query('update comments set revision = 2, review_count = 0, lease_count = 0 where id = $1', [
      commentId,
    ]);
    context.advance(MINUTE);
    const [again] = (await request(waitingId)).assignments;
    expect(again?.id).toBe(assignments[0]?.id);
    expect(Date.parse(again!.notBefore) - context.now().getTime()).toBe(MINUTE);
  });
});
