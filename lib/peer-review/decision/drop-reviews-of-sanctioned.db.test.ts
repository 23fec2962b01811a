import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '@/lib/platform/db';
import type { Reason } from '@/lib/platform/reasons';
import type { Viewer } from '@/lib/members/viewer';
import { liftSanction } from '@/lib/moderation/sanctions/lift-sanction';
import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import { HOUR } from '@/lib/testing/clock';
import { commentInReview, factsOf, leaseOn } from '@/lib/testing/comments';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { query, whileLocked } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, insiders, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { dropReviewsOfSanctioned } from './drop-reviews-of-sanctioned';
import { foreseeSanction } from './foresee-sanction';
import { recordReview } from '../review/record-review';
import type { Verdict } from '../schemas';
import { weighReviews } from '../reliability/rates-of-reviewers';
import { currentPolicy } from '@/lib/policy/current-policy';

beforeEach(openNewsroom);

let desk: Viewer;
let member: Viewer;

beforeEach(async () => {
  desk = await moderator();
  member = await insider();
});

const inReview = () => commentInReview({ article: news, context });
const lease = (commentId: string, reviewer: Viewer) =>
  leaseOn({ commentId, reviewer, article: news, context });
const ban = (on = member) =>
  sanctionMember({ viewer: desk, memberId: on.id, kind: 'BAN', reason: 'He sells reviews.', context });

async function review(commentId: string, reviewer: Viewer, verdict: Verdict = 'YES') {
  const { assignmentId } = await lease(commentId, reviewer);
  return recordReview({ viewer: reviewer, assignmentId, verdict, context });
}

const reviewsOf = ({ id }: Viewer) =>
  query<{ commentId: string; reason: Reason | null }>(
    `select comment_id as "commentId", void_reason as reason from reviews where reviewer_id = $1 order by created_at, id`,
    [id],
  );
const validOnUndecided = ({ id }: Viewer) =>
  query(
    `select 1 from reviews v join comments c on c.id = v.comment_id and c.revision = v.revision
     where v.reviewer_id = $1 and v.voided_at is null and c.state = 'IN_REVIEW'`,
    [id],
  );

describe('R12: a reviewer who is sanctioned stops counting in every undecided comment', () => {
  it('their verdicts are void, with the reason, and the counters are right', async () => {
    const ids = [await inReview(), await inReview()];
    for (const id of ids) await review(id, member);
    await review(ids[0]!, await insider(), 'NOT_CIVIL');
    await ban();
    await runWaitingJobs();
    expect((await reviewsOf(member)).map(({ reason }) => reason)).toEqual([
      { code: 'reviewer-sanctioned', facts: {} },
      { code: 'reviewer-sanctioned', facts: {} },
    ]);
    expect(await factsOf(ids[0]!)).toMatchObject({ state: 'IN_REVIEW', reviewCount: 1 });
    expect(await factsOf(ids[1]!)).toMatchObject({ state: 'IN_REVIEW', reviewCount: 0 });
    await expectCountersEqualRows();
  });

  it('at the decision already before anybody has come to void them', async () => {
    const id = await inReview();
    await review(id, member);
    const [other] = await insiders(1);
    await review(id, other!);
    await ban();
    const facts = await factsOf(id);
    const weighed = await weighReviews(
      database(),
      { id, revision: facts.revision },
      { policy: await currentPolicy(), at: context.now() },
    );
    expect(weighed.map(({ reviewerId }) => reviewerId)).toEqual([other!.id]);
  });

  it('what they were leased goes to others', async () => {
    const id = await inReview();
    await lease(id, member);
    expect(await factsOf(id)).toMatchObject({ leaseCount: 1 });
    await ban();
    await runWaitingJobs();
    expect(await factsOf(id)).toMatchObject({ leaseCount: 0 });
    expect(await query('select state from review_assignments where comment_id = $1', [id])).toEqual([
      { state: 'CANCELLED' },
    ]);
    await expectCountersEqualRows();
  });

  it('a comment that the others decide is decided at once', async () => {
    await setPolicy({ review: { publishAt: 0.97 } });
    const id = await inReview();
    await review(id, member, 'NOT_CIVIL');
    for (const other of await insiders(3)) await review(id, other);
    expect(await factsOf(id)).toMatchObject({ state: 'IN_REVIEW', reviewCount: 4 });
    await ban();
    await runWaitingJobs();
    expect(await factsOf(id)).toMatchObject({ state: 'PUBLISHED', reviewCount: 3 });
    await expectCountersEqualRows();
  });

  it('what was decided stays decided, and their own duty stays done', async () => {
    const id = await inReview();
    await review(id, member);
    for (const other of await insiders(2)) await review(id, other);
    expect(await factsOf(id)).toMatchObject({ state: 'PUBLISHED' });
    await ban();
    await runWaitingJobs();
    expect(await reviewsOf(member)).toEqual([{ commentId: id, reason: null }]);
    expect(await factsOf(id)).toMatchObject({ state: 'PUBLISHED', reviewCount: 3 });
    expect(await query('select done from review_duties where member_id = $1', [member.id])).toEqual([
      { done: 1 },
    ]);
  });

  it('not where the sanction was lifted before anybody came to it', async () => {
    const id = await inReview();
    await review(id, member);
    const { id: sanctionId } = await ban();
    await liftSanction({ viewer: desk, sanctionId, reason: 'The wrong person.', context });
    await runWaitingJobs();
    expect(await reviewsOf(member)).toEqual([{ commentId: id, reason: null }]);
  });

  it('but decided by their verdicts too where it has all its reviews: nobody else would be asked', async () => {
    await setPolicy({ review: { publishAt: 0.97 } });
    const id = await inReview();
    await review(id, await insider(), 'NOT_CIVIL');
    await review(id, member);
    for (const other of await insiders(2)) await review(id, other);
    const { id: sanctionId } = await ban();
    await review(id, await insider());
    expect(await factsOf(id)).toMatchObject({ state: 'IN_REVIEW', reviewCount: 5 });
    await liftSanction({ viewer: desk, sanctionId, reason: 'The wrong person.', context });
    await runWaitingJobs();
    expect((await factsOf(id)).state).not.toBe('IN_REVIEW');
    expect(await reviewsOf(member)).toEqual([{ commentId: id, reason: null }]);
    await expectCountersEqualRows();
  });

  it('when the news comes late, or again, not what they have given and been leased since the time-out ended', async () => {
    const [before, after, leased] = [await inReview(), await inReview(), await inReview()];
    await review(before, member);
    const endsAt = new Date(context.now().getTime() + HOUR).toISOString();
    const out = {
      viewer: desk,
      memberId: member.id,
      kind: 'TIME_OUT',
      reason: 'To cool down.',
      endsAt,
    } as const;
    const { id: sanctionId } = await sanctionMember({ ...out, context });
    context.advance(HOUR);
    await review(after, member);
    await lease(leased, member);
    const event = { subjectId: member.id, payload: { sanctionId } };
    for (let time = 0; time < 2; time += 1) await dropReviewsOfSanctioned(event, context);
    expect(await reviewsOf(member)).toEqual([
      { commentId: before, reason: { code: 'reviewer-sanctioned', facts: {} } },
      { commentId: after, reason: null },
    ]);
    expect(await factsOf(leased)).toMatchObject({ leaseCount: 1 });
    await expectCountersEqualRows();
  });

  it('however often the news comes', async () => {
    const id = await inReview();
    await review(id, member);
    const { id: sanctionId } = await ban();
    const event = { subjectId: member.id, payload: { sanctionId } };
    await inParallel(Array.from({ length: 4 }, () => dropReviewsOfSanctioned(event, context)));
    expect(await factsOf(id)).toMatchObject({ reviewCount: 0 });
    const voided = await query(
      `select 1 from audit_entries where action = 'review.void' and subject_id = $1`,
      [id],
    );
    expect(voided).toHaveLength(1);
    await expectCountersEqualRows();
  });
});

describe('what a sanction will do, said before', () => {
  const foresee = (on = member) => foreseeSanction({ viewer: desk, memberId: on.id, context });
  const notDecided = () => query(`select id from comments where state = 'IN_REVIEW'`);

  it('is exactly what then happens, and each comment that is decided says why', async () => {
    await setPolicy({ review: { publishAt: 0.97 } });
    const decided = await inReview();
    await review(decided, member, 'NOT_CIVIL');
    for (const other of await insiders(3)) await review(decided, other);
    const goesOn = await inReview();
    await review(goesOn, member);
    await lease(await inReview(), member);
    const waiting = await notDecided();
    const foreseen = await foresee();
    expect(foreseen).toEqual({ votes: 2, decided: 1, unseen: 0, leases: 1 });

    await ban();
    await runWaitingJobs();
    const voided = (await reviewsOf(member)).filter(({ reason }) => reason !== null);
    expect(voided).toHaveLength(foreseen.votes);
    expect(waiting.length - (await notDecided()).length).toBe(foreseen.decided);
    expect(
      await query(`select id from review_assignments where reviewer_id = $1 and state = 'CANCELLED'`, [
        member.id,
      ]),
    ).toHaveLength(foreseen.leases);
    const causes = await query(
      `select comment_id as id, inputs ->> 'cause' as cause from decisions where inputs ? 'cause'`,
    );
    expect(causes).toEqual([{ id: decided, cause: 'reviewer-sanctioned' }]);
    expect(await foresee()).toEqual({ votes: 0, decided: 0, unseen: 0, leases: 0 });
  });

  it('is nothing of the kind where it is a warning', async () => {
    const id = await inReview();
    await review(id, member);
    const warning = {
      viewer: desk,
      memberId: member.id,
      kind: 'WARNING',
      reason: 'Read them.',
      context,
    } as const;
    await sanctionMember(warning);
    await runWaitingJobs();
    expect(await reviewsOf(member)).toEqual([{ commentId: id, reason: null }]);
    expect(await foresee()).toEqual({ votes: 1, decided: 0, unseen: 0, leases: 0 });
    const [weighed] = await weighReviews(
      database(),
      { id, revision: 1 },
      { policy: await currentPolicy(), at: context.now() },
    );
    expect(weighed?.reviewerId).toBe(member.id);
  });

  it('is weighed of so many comments at most, and says how many it left', async () => {
    for (const id of [await inReview(), await inReview(), await inReview()]) await review(id, member);
    const few = foreseeSanction({ viewer: desk, memberId: member.id, most: 2, context });
    expect(await few).toEqual({ votes: 3, decided: 0, unseen: 1, leases: 0 });
  });

  it('is told to the desk alone', async () => {
    expect(await refusalOf(foreseeSanction({ viewer: member, memberId: member.id }))).toMatchObject({
      status: 403,
    });
  });
});

describe('R12: a verdict and a sanction at the same moment', () => {
  it('a request that began before the sanction comes too late', async () => {
    const { assignmentId } = await lease(await inReview(), member);
    await ban();
    const late = recordReview({ viewer: member, assignmentId, verdict: 'YES', context });
    expect(await refusalOf(late)).toMatchObject({ status: 403, code: 'sanctioned' });
    expect(await reviewsOf(member)).toEqual([]);
  });

  it('whichever comes first, no verdict of theirs counts afterwards', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [who] = await insiders(1);
      const ids = [await inReview(), await inReview(), await inReview()];
      const leases = [];
      for (const id of ids) leases.push(await lease(id, who!));
      const verdicts = leases.map(
        ({ assignmentId }) =>
          () =>
            recordReview({ viewer: who!, assignmentId, verdict: 'YES', context }),
      );
      const acts: (() => Promise<unknown>)[] = [...verdicts, () => ban(who)];
      const turned = [...acts.slice(round % 4), ...acts.slice(0, round % 4)];
      const { refusals } = await inParallel(turned.map((act) => act()));
      for (const { code } of refusals) expect(code).toBe('sanctioned');
      await runWaitingJobs();
      expect(await validOnUndecided(who!)).toEqual([]);
    }
    await expectCountersEqualRows();
  });

  it('a comment that was decided while its row was waited for keeps the verdict', async () => {
    const id = await inReview();
    await review(id, member);
    const { id: sanctionId } = await ban();
    const decided = `update comments set state = 'WITHDRAWN', version = version + 1 where id = $1`;
    await whileLocked(id, decided, () =>
      dropReviewsOfSanctioned({ subjectId: member.id, payload: { sanctionId } }, context),
    );
    expect(await reviewsOf(member)).toEqual([{ commentId: id, reason: null }]);
  });
});
