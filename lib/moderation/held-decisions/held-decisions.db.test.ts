import { beforeEach, describe, expect, it } from 'vitest';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { referLateComments } from '@/lib/comments/end-waiting';
import { letGoOfComments } from '@/lib/comments/of-member/let-go-of-comments';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import type { Viewer } from '@/lib/members/viewer';
import { DAY, SECOND } from '@/lib/testing/clock';
import {
  commentInReview,
  factsOf,
  leaseOn,
  publishedComment,
  referredComment,
  rejectedComment,
  reviewWith,
} from '@/lib/testing/comments';
import { query, queryAsOwner } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, moderator, sanction } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { decideAppeal } from '../appeals/decide-appeal';
import { fileAppeal } from '../appeals/file-appeal';
import { decideComment } from '../decide-comment';
import { listQueue } from '../list-queue';
import { readCase } from '../read-case';
import { dismissReports } from '../reports/dismiss-reports';
import { reportComment } from '../reports/report-comment';
import type { Action } from '../schemas';
import { carryOutHeld } from './carry-out';
import { forgetDrafts } from './forget-drafts';
import { takeBackDecision } from './take-back';

beforeEach(openNewsroom);

let desk: Viewer;
let other: Viewer;
beforeEach(async () => {
  desk = await moderator({ name: 'Desk One' });
  other = await moderator({ name: 'Desk Two' });
});

const wish = () => ({ article: news, context, author });

/** Decides about a comment as it stands, and holds that. */
const hold = async (commentId: string, action: Action = 'PUBLISH', viewer = desk) => {
  const { version } = await factsOf(commentId);
  const why = { rule: 'civility', note: 'Please be civil.' } as const;
  return decideComment({ viewer, commentId, action, version, ...why, hold: true, context });
};
const takeBack = async (commentId: string, viewer = desk) =>
  takeBackDecision({ viewer, commentId, version: (await factsOf(commentId)).version, context });

/** The job of a decision that is held. */
async function jobOf(commentId: string): Promise<() => Promise<void>> {
  const [held] = await query<{ id: string }>('select id from held_decisions where comment_id = $1', [
    commentId,
  ]);
  return () => carryOutHeld({ commentId, decisionId: held!.id }, context);
}
const decisionsOn = (id: string) =>
  query<{ outcome: string }>(
    `select outcome::text from decisions where comment_id = $1 and maker = 'MODERATOR' order by version`,
    [id],
  );
const acts = async (id: string) =>
  (
    await query<{ action: string }>('select action from audit_entries where subject_id = $1 order by id', [
      id,
    ])
  ).map(({ action }) => action);
/** Ten seconds later, by the clock that jobs go by. */
const makeDue = () =>
  queryAsOwner(`update graphile_worker._private_jobs set run_at = now() where run_at > now()`);

it('comes to nothing where whoever took a decision was dealt the comment as a peer meanwhile', async () => {
  const id = await commentInReview(wish());
  await hold(id, 'REJECT');
  await leaseOn({ commentId: id, reviewer: desk, article: news, context });
  await (
    await jobOf(id)
  )();
  expect(await factsOf(id)).toMatchObject({ state: 'IN_REVIEW' });
  expect(await acts(id)).toContain('decision.lapse');
});

describe('what was typed for a decision that is taken back', () => {
  const draft = { action: 'REJECT', rule: 'civility', note: 'Please be civil.', passage: null };
  const draftOf = async (viewer: Viewer, commentId: string) =>
    (await readCase({ viewer, commentId, context })).draft;

  it('is there for whoever took it, and nobody else, until the comment is decided', async () => {
    const id = await referredComment(wish());
    await hold(id, 'REJECT');
    expect(await draftOf(desk, id)).toBeNull();
    await takeBack(id);
    expect(await draftOf(desk, id)).toEqual(draft);
    expect(await draftOf(other, id)).toBeNull();
    // Of an approval nothing was typed, and what was typed before it stays.
    await hold(id, 'PUBLISH');
    await takeBack(id);
    expect(await draftOf(desk, id)).toEqual(draft);
    await hold(id, 'PUBLISH', other);
    await (
      await jobOf(id)
    )();
    expect(await draftOf(desk, id)).toBeNull();
    expect(await query('select 1 from decision_drafts')).toEqual([]);
  });

  it('is theirs too where an administrator takes it back', async () => {
    const id = await referredComment(wish());
    await hold(id, 'REJECT');
    const chief = await admin();
    await takeBack(id, chief);
    expect(await draftOf(desk, id)).toEqual(draft);
    expect(await draftOf(chief, id)).toBeNull();
  });

  it('is over once its author has revised the text', async () => {
    const id = await commentInReview(wish());
    await hold(id, 'REJECT');
    await takeBack(id);
    await editComment({
      viewer: author,
      id,
      body: REVISED,
      revision: 1,
      context,
    });
    expect(await draftOf(desk, id)).toBeNull();
  });

  it.each([
    ['revised', (id: string) => editComment({ viewer: author, id, body: REVISED, revision: 1, context })],
    ['withdrawn', (id: string) => withdrawComment({ viewer: author, id, context })],
  ])('is kept nowhere, with the words that it quotes, once the comment is %s', async (_, act) => {
    const [id, other] = [await commentInReview(wish()), await referredComment(wish())];
    for (const one of [id, other]) {
      await hold(one, 'REJECT');
      await takeBack(one);
    }
    await act(id);
    await runWaitingJobs();
    expect(await query('select comment_id as id from decision_drafts')).toEqual([{ id: other }]);
  });

  it('is forgotten after a day, whatever that moderator does', async () => {
    const id = await referredComment(wish());
    await hold(id, 'REJECT');
    await takeBack(id);
    context.advance(DAY - SECOND);
    expect(await forgetDrafts({ context })).toBe(0);
    context.advance(2 * SECOND);
    expect(await forgetDrafts({ context })).toBe(1);
    expect(await draftOf(desk, id)).toBeNull();
  });
});

const REVISED = 'More kindly said it is the washer.';

describe('a decision that is held', () => {
  it('has nothing follow from it, until it takes effect, once', async () => {
    const id = await commentInReview(wish());
    await reviewWith(['YES', 'NOT_CIVIL'], { commentId: id, article: news, context });
    await runWaitingJobs();
    const before = await factsOf(id);
    const decided = await hold(id, 'REJECT');
    const until = new Date(context.now().getTime() + 10 * SECOND).toISOString();
    expect(decided).toEqual({ id, status: 'IN_REVIEW', version: before.version, heldUntil: until });
    await runWaitingJobs();
    expect(await factsOf(id)).toEqual(before);
    expect(await decisionsOn(id)).toEqual([]);
    expect(await query('select kind from notices')).toEqual([]);
    expect(await query('select 1 from reviews where believed is not null')).toEqual([]);

    const job = await jobOf(id);
    await makeDue();
    await runWaitingJobs();
    expect(await factsOf(id)).toMatchObject({ state: 'REJECTED', version: before.version + 1 });
    expect(await query('select kind from notices where member_id = $1', [author.id])).toEqual([
      { kind: 'comment.rejected' },
    ]);
    expect(await query('select 1 from reviews where believed is not null')).toHaveLength(2);
    const after = await factsOf(id);
    await job();
    expect(await factsOf(id)).toEqual(after);
    expect(await decisionsOn(id)).toEqual([{ outcome: 'REJECT' }]);
    expect(await acts(id)).toEqual(expect.arrayContaining(['decision.hold', 'comment.reject']));
  });

  it('is none where the policy has no time for it', async () => {
    await setPolicy({ moderation: { holdSeconds: 0 } });
    const id = await referredComment(wish());
    expect(await hold(id)).toMatchObject({ status: 'PUBLISHED', heldUntil: null });
    expect(await query('select 1 from held_decisions')).toEqual([]);
  });

  it('is shown to everybody at the desk, who can do nothing with it', async () => {
    const id = await referredComment(wish());
    const { heldUntil } = await hold(id);
    const held = {
      moderator: { id: desk.id, displayName: 'Desk One' },
      action: 'PUBLISH',
      until: heldUntil,
    };
    for (const viewer of [desk, other]) {
      const { items } = await listQueue({ viewer, queue: 'referred', context });
      expect(items).toMatchObject([{ id, held, allowed: [] }]);
      expect(await readCase({ viewer, commentId: id, context })).toMatchObject({ held, allowed: [] });
    }
  });

  it('says at once what it would say when it takes effect', async () => {
    const id = await referredComment(wish());
    expect(await refusalOf(hold(id, 'RESTORE'))).toMatchObject({ status: 409, code: 'wrong-state' });
    expect(
      await refusalOf(
        decideComment({ viewer: desk, commentId: id, action: 'REJECT', version: 3, hold: true }),
      ),
    ).toMatchObject({ code: 'rule-required' });
    const rejected = await referredComment(wish());
    await hold(rejected, 'REJECT');
    await (
      await jobOf(rejected)
    )();
    await fileAppeal({ viewer: author, commentId: rejected, text: 'It was a joke among friends.', context });
    expect(await refusalOf(hold(rejected))).toMatchObject({ status: 403, code: 'own-decision' });
    expect(await query('select 1 from held_decisions')).toEqual([]);
  });

  it('ends the appeal against the decision that it undoes', async () => {
    const id = await referredComment(wish());
    await hold(id, 'REJECT');
    await (
      await jobOf(id)
    )();
    await fileAppeal({ viewer: author, commentId: id, text: 'It was a joke among friends.', context });
    await hold(id, 'PUBLISH', other);
    expect(await query('select state::text from appeals')).toEqual([{ state: 'OPEN' }]);
    await (
      await jobOf(id)
    )();
    expect(await query('select state::text from appeals')).toEqual([{ state: 'REVERSED' }]);
  });

  it('comes to nothing where its author has left meanwhile and took the comment along', async () => {
    const id = await referredComment(wish());
    await hold(id);
    const job = await jobOf(id);
    await letGoOfComments({ memberId: author.id, keepsComments: false, context });
    await job();
    expect(await factsOf(id)).toMatchObject({ state: 'WITHDRAWN' });
    expect(await query('select 1 from held_decisions')).toEqual([]);
    expect(await acts(id)).not.toContain('comment.publish');
  });
});

describe('of a moderator who has lost the desk meanwhile, it lapses', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['demoted', () => query(`update members set role = 'MEMBER' where id = $1`, [desk.id])],
    ['under a sanction', () => sanction({ on: desk, from: new Date(context.now().getTime() - SECOND) })],
  ])('%s', async (_, lose) => {
    await setPolicy({ reports: { threshold: 1, hide: true } });
    const up = await publishedComment(wish());
    const waiting = await commentInReview(wish());
    await hold(up, 'REMOVE');
    await hold(waiting, 'REJECT');
    await reviewWith(['YES', 'YES', 'YES'], { commentId: waiting, article: news, context });
    await reportComment({ viewer: await insider(), commentId: up, reason: 'civility', context });
    await lose();
    await makeDue();
    await runWaitingJobs();
    for (const id of [up, waiting]) {
      expect(await acts(id)).toContain('decision.lapse');
      expect(await decisionsOn(id)).toEqual([]);
    }
    expect(await query('select 1 from held_decisions')).toEqual([]);
    // What waited for it is looked at again.
    expect(await factsOf(up)).toMatchObject({ state: 'REFERRED', visible: false });
    expect(await factsOf(waiting)).toMatchObject({ state: 'PUBLISHED' });
  });

  it('not where the sanction is over', async () => {
    const id = await referredComment(wish());
    await hold(id);
    const from = new Date(context.now().getTime() - DAY);
    await sanction({ on: desk, from, until: new Date(from.getTime() + SECOND) });
    await (
      await jobOf(id)
    )();
    expect(await factsOf(id)).toMatchObject({ state: 'PUBLISHED' });
  });
});

describe('while it is held', () => {
  const held = { status: 409, code: 'decision-held' };

  it('nobody else decides, and the same once more is the same', async () => {
    const id = await referredComment(wish());
    const first = await hold(id);
    expect(await hold(id)).toEqual(first);
    expect(await refusalOf(hold(id, 'REJECT'))).toMatchObject(held);
    expect(await refusalOf(hold(id, 'PUBLISH', other))).toMatchObject(held);
    const { version } = await factsOf(id);
    const atOnce = decideComment({ viewer: other, commentId: id, action: 'PUBLISH', version, context });
    expect(await refusalOf(atOnce)).toMatchObject(held);
    await (
      await jobOf(id)
    )();
    // A click that comes later still.
    expect(
      await decideComment({ viewer: desk, commentId: id, action: 'PUBLISH', version, context }),
    ).toMatchObject({ status: 'PUBLISHED', version: version + 1 });
  });

  it('its author neither edits, withdraws nor appeals, and is told to try again', async () => {
    const id = await referredComment(wish());
    await hold(id);
    const edit = editComment({
      viewer: author,
      id,
      body: 'Something else altogether, said well.',
      revision: 1,
      context,
    });
    expect(await refusalOf(edit)).toMatchObject(held);
    expect(await refusalOf(withdrawComment({ viewer: author, id, context }))).toMatchObject(held);
    const rejected = await rejectedComment(wish());
    await hold(rejected);
    const appeal = fileAppeal({
      viewer: author,
      commentId: rejected,
      text: 'It was a joke among friends.',
      context,
    });
    expect(await refusalOf(appeal)).toMatchObject(held);
    await takeBack(id);
    await withdrawComment({ viewer: author, id, context });
    expect(await factsOf(id)).toMatchObject({ state: 'WITHDRAWN' });
  });

  it('neither peers nor the clock move it; once it is taken back they do', async () => {
    const id = await commentInReview(wish());
    await hold(id);
    await reviewWith(['YES', 'YES', 'YES'], { commentId: id, article: news, context });
    expect(await factsOf(id)).toMatchObject({ state: 'IN_REVIEW', reviewCount: 3 });
    context.advance(8 * DAY);
    expect(await referLateComments({ context })).toBe(0);
    await takeBack(id);
    await runWaitingJobs();
    expect(await factsOf(id)).toMatchObject({ state: 'PUBLISHED' });
  });

  it('reports of it are taken, and neither hide it nor are answered otherwise', async () => {
    await setPolicy({ reports: { threshold: 1, hide: true } });
    const id = await publishedComment(wish());
    await hold(id, 'REMOVE');
    await reportComment({ viewer: await insider(), commentId: id, reason: 'civility', context });
    const { version } = await factsOf(id);
    expect(await factsOf(id)).toMatchObject({ state: 'PUBLISHED', visible: true });
    const dismissal = dismissReports({ viewer: other, commentId: id, version, reports: 1, context });
    expect(await refusalOf(dismissal)).toMatchObject(held);
    await (
      await jobOf(id)
    )();
    expect(await query('select outcome::text from reports')).toEqual([{ outcome: 'ACTED' }]);
  });

  it('reports that are enough to hide it hide it afterwards, where it did not answer them', async () => {
    await setPolicy({ reports: { threshold: 1, hide: true } });
    const report = async (commentId: string) =>
      reportComment({ viewer: await insider(), commentId, reason: 'civility', context });
    const hidden = { state: 'REFERRED', visible: false };
    const kept = await publishedComment(wish());
    await hold(kept, 'REMOVE');
    await report(kept);
    await takeBack(kept);
    await runWaitingJobs();
    expect(await factsOf(kept)).toMatchObject(hidden);
    for (const action of ['PUBLISH', 'REJECT'] as const) {
      const id = await publishedComment(wish());
      const body = `Another text, which is to ${action.toLowerCase()}, said well.`;
      await editComment({ viewer: author, id, body, revision: 1, context });
      await hold(id, action);
      await report(id);
      expect(await factsOf(id)).toMatchObject({ visible: true });
      await (
        await jobOf(id)
      )();
      expect(await factsOf(id)).toMatchObject(hidden);
      expect(await acts(id)).toEqual(
        expect.arrayContaining([`comment.${action.toLowerCase()}`, 'comment.hide']),
      );
    }
  });

  it('an appeal is not decided beside it', async () => {
    const id = await referredComment(wish());
    await hold(id, 'REJECT');
    await (
      await jobOf(id)
    )();
    await fileAppeal({ viewer: author, commentId: id, text: 'It was a joke among friends.', context });
    await hold(id, 'PUBLISH', other);
    const third = await moderator();
    const [appeal] = await query<{ id: string }>('select id from appeals');
    const { version } = await factsOf(id);
    for (const outcome of ['UPHELD', 'REVERSED'] as const) {
      const decision = decideAppeal({
        viewer: third,
        appealId: appeal!.id,
        outcome,
        version,
        note: 'So it is.',
        context,
      });
      expect(await refusalOf(decision)).toMatchObject(held);
    }
  });
});

describe('taking it back', () => {
  it('leaves everything as it was, and the job that comes later changes nothing', async () => {
    const id = await referredComment(wish());
    const before = await factsOf(id);
    await hold(id);
    const job = await jobOf(id);
    const back = { id, status: 'REFERRED', version: before.version, heldUntil: null };
    expect(await takeBack(id)).toEqual(back);
    expect(await takeBack(id)).toEqual(back);
    await job();
    await makeDue();
    await runWaitingJobs();
    expect(await factsOf(id)).toEqual(before);
    expect((await acts(id)).filter((act) => act === 'decision.take-back')).toHaveLength(1);
    expect(await query(`select 1 from outbox_events where type = 'decision.take-back'`)).toHaveLength(1);
  });

  it('lets it be decided anew, and the job of the first does not hurry the second', async () => {
    const id = await referredComment(wish());
    await hold(id);
    const first = await jobOf(id);
    await takeBack(id);
    await hold(id, 'REJECT', other);
    await first();
    expect(await factsOf(id)).toMatchObject({ state: 'REFERRED' });
    await (
      await jobOf(id)
    )();
    expect(await factsOf(id)).toMatchObject({ state: 'REJECTED' });
  });

  it('is for an administrator too, on record as theirs, unless they may not decide about the comment', async () => {
    const id = await referredComment(wish());
    await hold(id, 'REJECT');
    const head = await admin();
    const back = await takeBack(id, head);
    expect(back).toMatchObject({ status: 'REFERRED', heldUntil: null });
    expect(await takeBack(id, head)).toEqual(back);
    const entries = await query<{ by: string }>(
      `select actor_id as by from audit_entries where action = 'decision.take-back' and subject_id = $1`,
      [id],
    );
    expect(entries).toEqual([{ by: head.id }]);
    await hold(id, 'REJECT');
    await query(`update members set role = 'ADMIN' where id = $1`, [author.id]);
    expect(await refusalOf(takeBack(id, { ...author, role: 'ADMIN' }))).toMatchObject({
      status: 403,
      code: 'own-comment',
    });
  });

  it('is for who took it, and comes too late once it has taken effect', async () => {
    const id = await referredComment(wish());
    await hold(id);
    expect(await refusalOf(takeBack(id, other))).toMatchObject({ status: 403, code: 'not-your-decision' });
    expect(await refusalOf(takeBack(id, author))).toMatchObject({ status: 403 });
    const { version } = await factsOf(id);
    await (
      await jobOf(id)
    )();
    expect(
      await refusalOf(takeBackDecision({ viewer: desk, commentId: id, version, context })),
    ).toMatchObject({
      status: 409,
      code: 'decision-took-effect',
      details: { current: { status: 'PUBLISHED', version: version + 1 } },
    });
    expect(
      await refusalOf(takeBackDecision({ viewer: desk, commentId: author.id, version, context })),
    ).toMatchObject({ status: 404 });
  });
});

describe('all at once', () => {
  it('of two moderators one decides', async () => {
    const id = await referredComment(wish());
    const { answers, refusals } = await inParallel([hold(id, 'PUBLISH'), hold(id, 'REJECT', other)]);
    expect(answers).toHaveLength(1);
    expect(refusals).toMatchObject([{ code: 'decision-held' }]);
    expect(await query('select 1 from held_decisions')).toHaveLength(1);
  });

  it('it is taken back or it takes effect, never both, however often either is tried', async () => {
    for (let round = 0; round < 8; round += 1) {
      const id = await referredComment(wish());
      const { version } = await factsOf(id);
      await hold(id);
      const job = await jobOf(id);
      const back = () =>
        takeBackDecision({ viewer: desk, commentId: id, version, context }).then(() => 'back');
      const run = () => job().then(() => 'run');
      const tries = round % 2 ? [back(), run(), back(), run()] : [run(), back(), run(), back()];
      const { answers, refusals } = await inParallel<string>(tries);
      const backs = answers.filter((answer) => answer === 'back').length;
      const { state } = await factsOf(id);
      expect([state, backs, refusals.length]).toEqual(
        state === 'PUBLISHED' ? ['PUBLISHED', 0, 2] : ['REFERRED', 2, 0],
      );
      expect(await decisionsOn(id)).toHaveLength(state === 'PUBLISHED' ? 1 : 0);
      const backActs = (await acts(id)).filter((act) => act === 'decision.take-back');
      expect(backActs).toHaveLength(state === 'PUBLISHED' ? 0 : 1);
    }
  });
});
