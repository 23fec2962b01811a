import { beforeEach, describe, expect, it } from 'vitest';
import { expireComments, referLateComments, referUnanswered } from '@/lib/comments/end-waiting';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { askModerator } from '@/lib/comments/own/ask-moderator';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import type { Viewer } from '@/lib/members/viewer';
import { decideComment } from '@/lib/moderation/decide-comment';
import { reportComment } from '@/lib/moderation/reports/report-comment';
import type { Action } from '@/lib/moderation/schemas';
import { DAY, HOUR, MINUTE } from '@/lib/testing/clock';
import {
  calibrationItems,
  commentInReview,
  factsOf,
  reviewWith,
  someWords,
  waitingComment,
} from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { seededDice } from '@/lib/platform/dice';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { recordReview } from '../review/record-review';
import { requestAssignments } from '../assignment/request-assignments';
import { verdicts, type Verdict } from '../schemas';
import { volunteer } from '../volunteering/volunteer';
import { isCounted, readTransparency, summarisePeerReview, LEAST_CASES } from './read-transparency';
import type { PeriodView } from './schemas';

beforeEach(openNewsroom);

const inReview = async (body?: string) =>
  commentInReview({ article: news, context, author: await insider(), body });
const reviewed = (commentId: string, ...given: Verdict[]) =>
  reviewWith(given, { commentId, article: news, context });

async function decide(commentId: string, action: Action): Promise<void> {
  const { version } = await factsOf(commentId);
  const viewer = await moderator();
  await decideComment({
    viewer,
    commentId,
    action,
    version,
    rule: 'civility',
    note: 'It is there for a test.',
    context,
  });
}

const counted = async () => {
  await summarisePeerReview({ context });
  return (await readTransparency())!;
};

describe('the transparency page’s numbers', () => {
  it('are those of a recount, whatever happened', async () => {
    await setPolicy({ review: { calibrationRate: 0 } });
    await calibrationItems(12);
    const dice = seededDice(7);
    const among = <T>(choices: T[]): T => choices[Math.floor(dice() * choices.length)]!;
    for (let round = 0; round < 36; round += 1) {
      context.advance(Math.floor(dice() * 40) * HOUR);
      await liveThrough(among);
    }
    await expireComments({ context });
    await inReview();

    const told = await counted();
    expect(told).toEqual(await recount(context.now()));
    // What was counted is something: a page of zeros would equal a recount of nothing.
    for (const [name, number] of Object.entries(told.all)) {
      expect(number, name).not.toBe(0);
      if (name !== 'from') expect(number, name).not.toBeNull();
    }
    expect(told.last30Days.submitted).toBeLessThan(told.all.submitted);
  }, 120_000);

  it('are as old as they say when the job is behind, and counted by no request', async () => {
    await inReview();
    expect(await readTransparency()).toBeNull();
    const at = context.now().toISOString();
    const first = await counted();
    expect(first).toMatchObject({ at, all: { submitted: 1 } });
    await inReview();
    context.advance(30 * DAY);
    expect(await readTransparency()).toEqual(first);
    expect((await counted()).all.submitted).toBe(2);
  });

  it('are none while a version that counted less has counted last', async () => {
    await counted();
    await query(`update transparency_summaries set numbers = numbers #- '{all,audits}'`);
    expect(await readTransparency()).toBeNull();
    expect(await isCounted()).toBe(false);
  });

  it('give way to newer ones only', async () => {
    const before = context.now();
    context.advance(HOUR);
    await counted();
    await inReview();
    await summarisePeerReview({ context: { ...context, now: () => before } });
    expect((await readTransparency())!.at).toBe(context.now().toISOString());
  });

  it('leave out what few cases would say about somebody', async () => {
    await calibrationItems(3);
    const only = await insider();
    const commentId = await waitingComment({ article: news, context, author: only });
    const { assignments } = await requestAssignments({ viewer: only, commentId, context });
    context.advance(MINUTE);
    for (const { id } of assignments)
      await recordReview({ viewer: only, assignmentId: id, verdict: 'YES', context });
    await reviewed(commentId, 'NOT_CIVIL', 'NOT_CIVIL', 'NOT_CIVIL', 'YES');
    const { all } = await counted();
    expect(all.calibration).toEqual({ cases: 3, share: null });
    expect(all.agreement).toEqual({ comments: 1, alpha: null });
    expect(all.referrals).toEqual({ cases: 1, share: null });
  });

  it('say nothing of one member’s verdicts, however many there are', async () => {
    await calibrationItems(12);
    const only = await insider();
    for (let round = 0; round < 3; round += 1) {
      const commentId = await waitingComment({ article: news, context, author: only });
      const { assignments } = await requestAssignments({ viewer: only, commentId, context });
      context.advance(HOUR / 2 - MINUTE);
      for (const { id } of assignments)
        await recordReview({ viewer: only, assignmentId: id, verdict: 'YES', context });
    }
    const { calibration } = (await counted()).all;
    expect(calibration.cases).toBeGreaterThanOrEqual(LEAST_CASES);
    expect(calibration.share).toBeNull();
  });

  it('count a publication as overturned while it is down, and a referral by what a moderator made of it first', async () => {
    const published = [];
    for (let i = 0; i < 5; i += 1) {
      const id = await inReview();
      await reviewed(id, 'YES', 'YES', 'YES');
      published.push(id);
    }
    await decide(published[0]!, 'REMOVE');
    expect((await counted()).all.overturned.publications).toEqual({ cases: 5, share: 0.2 });
    context.advance(MINUTE);
    await decide(published[0]!, 'RESTORE');
    expect((await counted()).all.overturned.publications).toEqual({ cases: 5, share: 0 });

    for (let i = 0; i < 6; i += 1) {
      const id = await inReview();
      await reviewed(id, 'NOT_CIVIL', 'NOT_CIVIL', 'NOT_CIVIL');
      if (i < 5) await decide(id, i < 2 ? 'PUBLISH' : 'REJECT');
    }
    context.advance(MINUTE);
    // The sixth waits for its moderator.
    expect((await counted()).all.overturned.referrals).toEqual({ cases: 5, share: 0.4 });
  });
});

/** One of the things that happen to a comment. */
async function liveThrough(among: <T>(choices: T[]) => T): Promise<void> {
  const fate = among([
    'waits',
    'is held',
    'practises',
    'is late',
    'is accepted',
    'is objected to',
    'is edited',
    'is hidden',
    'has a volunteer',
  ]);
  if (fate === 'waits') return void (await waitingComment({ article: news, context }));
  if (fate === 'practises') {
    const viewer = await insider();
    const commentId = await waitingComment({ article: news, context, author: viewer });
    const { assignments } = await requestAssignments({ viewer, commentId, context });
    context.advance(5 * MINUTE);
    for (const { id } of assignments)
      await recordReview({ viewer, assignmentId: id, verdict: among([...verdicts]), context });
    return;
  }
  if (fate === 'is held') {
    await setPolicy({ screening: { suspectWords: ['tap'] } });
    await waitingComment({ article: news, context });
    return setPolicy({ screening: { suspectWords: [] } });
  }
  const author = await insider();
  const id = await commentInReview({ article: news, context, author });
  context.advance(among([3, 50, 400]) * MINUTE);
  if (fate === 'has a volunteer') {
    context.advance(3 * HOUR);
    const viewer = await insider();
    const { assignment } = await volunteer({ viewer, context });
    context.advance(MINUTE);
    if (assignment) await recordReview({ viewer, assignmentId: assignment.id, verdict: 'YES', context });
  } else if (fate === 'is late') {
    context.advance(2 * DAY);
    await referLateComments({ context });
  } else if (fate === 'is hidden') {
    await reviewed(id, 'YES', 'YES', 'YES');
    await setPolicy({ reports: { hide: true, threshold: 1 } });
    await reportComment({ viewer: await insider(), commentId: id, reason: 'hate', context });
    await setPolicy({ reports: { hide: false } });
    return;
  } else if (fate === 'is accepted') {
    await reviewed(id, 'YES', 'YES', 'YES');
  } else if (fate === 'is edited') {
    await reviewed(id, 'YES', 'MISINFORMATION');
    await editComment({ viewer: author, id, body: someWords(), revision: 1, context });
    await reviewed(id, 'YES', 'YES', 'YES');
  } else {
    await reviewed(id, 'NOT_CIVIL', among([...verdicts]), 'MISINFORMATION');
    if ((await factsOf(id)).state === 'OBJECTED')
      await answer(id, author, among(['ask', 'say nothing', 'revise', 'withdraw', 'be decided']));
  }
  context.advance(among([1, 20, 300]) * MINUTE);
  const { state } = await factsOf(id);
  if (state === 'REFERRED') await decide(id, among(['PUBLISH', 'REJECT']));
  const after = await factsOf(id);
  if (after.visible && among([true, false, false])) await decide(id, 'REMOVE');
}

/** What becomes of a comment that peers object to. */
async function answer(id: string, author: Viewer, how: string): Promise<void> {
  context.advance(MINUTE);
  if (how === 'ask') await askModerator({ viewer: author, id, context });
  else if (how === 'withdraw') await withdrawComment({ viewer: author, id, context });
  else if (how === 'be decided') await decide(id, 'PUBLISH');
  else if (how === 'say nothing') {
    context.advance(25 * HOUR);
    await referUnanswered({ context });
  } else {
    await editComment({ viewer: author, id, body: someWords(), revision: 1, context });
    await reviewed(id, 'NOT_CIVIL', 'NOT_CIVIL', 'MISINFORMATION');
  }
}

// ── The recount: every row, and nothing that the page's own counting uses ──────────────────────

type Rows = {
  comments: {
    id: string;
    state: string;
    created_at: Date;
    published_at: Date | null;
    state_changed_at: Date;
  }[];
  duties: { comment_id: string; completed_at: Date | null }[];
  decisions: {
    comment_id: string;
    version: number;
    revision: number;
    maker: string;
    outcome: string;
    created_at: Date;
  }[];
  reviews: {
    comment_id: string | null;
    revision: number | null;
    calibration_item_id: string | null;
    assignment_id: string;
    reviewer_id: string;
    verdict: Verdict;
    voided_at: Date | null;
    created_at: Date;
  }[];
  items: { id: string; verdict: Verdict }[];
  assignments: { id: string; optional: boolean }[];
  audit: {
    action: string;
    from_state: string | null;
    to_state: string | null;
    reason: string | null;
    details: { revision?: number } | null;
    at: Date;
    subject_id: string;
  }[];
};

async function recount(at: Date) {
  const rows: Rows = {
    comments: await query('select * from comments'),
    duties: await query('select * from review_duties'),
    decisions: await query('select * from decisions'),
    reviews: await query('select * from reviews'),
    items: await query('select * from calibration_items'),
    assignments: await query('select * from review_assignments'),
    // The audit is never emptied, not even between tests.
    audit: await query('select * from audit_entries where subject_id in (select id from comments)'),
  };
  const from = new Date(at.getTime() - 30 * DAY);
  return {
    at: at.toISOString(),
    inLine: rows.comments.filter(({ state }) => state === 'IN_REVIEW').length,
    withModerators: rows.comments.filter(({ state }) => state === 'REFERRED').length,
    last30Days: { ...recountSince(rows, from), from: from.toISOString() },
    all: recountSince(rows, new Date(0)),
  };
}

function recountSince(rows: Rows, from: Date): PeriodView {
  const inPeriod = (moment: Date | null) => moment !== null && moment > from;
  const decisions = rows.decisions.filter(({ created_at }) => inPeriod(created_at));
  const decided = (outcome: string) =>
    new Set(decisions.filter((d) => d.outcome === outcome).map(({ comment_id }) => comment_id)).size;
  const published = rows.comments.filter(({ published_at }) => inPeriod(published_at));
  const after = (d: Rows['decisions'][number]) =>
    rows.decisions
      .filter(
        (other) =>
          other.comment_id === d.comment_id && other.version > d.version && other.maker === 'MODERATOR',
      )
      .sort((a, b) => a.version - b.version);
  const byPeers = (outcome: string) => decisions.filter((d) => d.maker === 'PEERS' && d.outcome === outcome);
  const secondOpinions = [
    ...byPeers('REFER').map((d) => after(d)[0]?.outcome),
    ...byPeers('OBJECT').map((d) => after(d).find(({ revision }) => revision === d.revision)?.outcome),
  ].filter((outcome) => outcome !== undefined);
  const lastWords = byPeers('PUBLISH').map((d) => after(d).at(-1)?.outcome);
  const isHiding = (d: Rows['decisions'][number]) =>
    rows.audit.some(
      (a) =>
        a.action === 'comment.hide' &&
        a.subject_id === d.comment_id &&
        a.at.getTime() === d.created_at.getTime(),
    );
  const actsOn = (d: Rows['decisions'][number]) =>
    rows.audit.filter((a) => a.subject_id === d.comment_id && a.from_state === 'OBJECTED');
  const isUnanswered = (d: Rows['decisions'][number]) =>
    actsOn(d).some(({ at }) => at.getTime() === d.created_at.getTime());
  const wentOtherwise = (d: Rows['decisions'][number]) =>
    actsOn(d).some(
      ({ action, details }) =>
        (action === 'comment.revise' && details?.revision === d.revision + 1) ||
        (action === 'comment.withdraw' && details?.revision === d.revision),
    );
  const fromLine = decisions.filter(
    (d) =>
      (d.outcome === 'REFER' && !isHiding(d) && !isUnanswered(d)) ||
      (d.outcome === 'OBJECT' && !wentOtherwise(d)),
  );
  const byClock = fromLine.filter((d) => d.maker === 'SYSTEM').length;
  const referred = fromLine.filter((d) => d.maker === 'PEERS').length + byClock;
  const practice = rows.reviews.filter((r) => r.calibration_item_id !== null && inPeriod(r.created_at));
  const right = practice.filter(
    (r) => rows.items.find(({ id }) => id === r.calibration_item_id)?.verdict === r.verdict,
  );
  const texts = textsDecided(rows, decisions);
  const ofText = ({ comment_id, revision }: { comment_id: string | null; revision: number | null }) =>
    `${comment_id} ${revision}`;
  const settledBy = (maker: string) =>
    new Set(
      decisions
        .filter((d) => d.maker === maker)
        .filter((d) =>
          d.outcome === 'OBJECT'
            ? wentOtherwise(d)
            : d.outcome === 'PUBLISH' || (maker === 'MODERATOR' && d.outcome === 'REJECT'),
        )
        .map(ofText),
    );
  const byModerators = settledBy('MODERATOR');
  const settled = new Set([...byModerators, ...settledBy('PEERS')]);
  const decidedByPeers = new Set(decisions.filter((d) => d.maker === 'PEERS').map(ofText));
  const onThese = rows.reviews.filter((r) => r.voided_at === null && decidedByPeers.has(ofText(r)));
  const volunteered = rows.reviews.filter(
    (r) => inPeriod(r.created_at) && rows.assignments.find(({ id }) => id === r.assignment_id)?.optional,
  );
  return {
    from: null,
    submitted: rows.comments.filter(({ created_at }) => inPeriod(created_at)).length,
    published: published.length,
    held: rows.audit.filter(
      (a) =>
        ['comment.submit', 'comment.revise'].includes(a.action) &&
        a.to_state === 'REFERRED' &&
        a.reason &&
        inPeriod(a.at),
    ).length,
    referred: new Set(fromLine.map(({ comment_id }) => comment_id)).size,
    rejected: decided('REJECT'),
    removed: decided('REMOVE'),
    expired: rows.comments.filter((c) => c.state === 'EXPIRED' && inPeriod(c.state_changed_at)).length,
    timeToPublish: spread(published.map((c) => seconds(c.created_at, c.published_at!))),
    timeInLine: spread(
      published.flatMap((c) => {
        const paid = rows.duties.find(({ comment_id }) => comment_id === c.id)?.completed_at;
        return paid && paid <= c.published_at! ? [seconds(paid, c.published_at!)] : [];
      }),
    ),
    agreement: { comments: texts.length, alpha: texts.length < LEAST_CASES ? null : alphaByPairs(texts) },
    referrals: share(referred, decisions.filter((d) => d.maker === 'PEERS').length + byClock),
    overturned: {
      referrals: share(
        secondOpinions.filter((outcome) => outcome === 'PUBLISH').length,
        secondOpinions.length,
      ),
      publications: share(lastWords.filter((outcome) => outcome === 'REMOVE').length, lastWords.length),
    },
    // No audit is drawn here: blind-audits.db.test.ts has what is.
    audits: { cases: 0, share: null, low: null, high: null },
    calibration: share(
      right.length,
      practice.length,
      new Set(practice.map(({ reviewer_id }) => reviewer_id)).size,
    ),
    withoutModerator: share(settled.size - byModerators.size, settled.size),
    reviewsPerComment: {
      comments: decidedByPeers.size,
      mean:
        decidedByPeers.size < LEAST_CASES ? null : Number((onThese.length / decidedByPeers.size).toFixed(4)),
    },
    volunteers: {
      members: new Set(volunteered.map(({ reviewer_id }) => reviewer_id)).size,
      reviews: volunteered.length,
    },
  };
}

const seconds = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 1_000;
const share = (found: number, cases: number, sources = cases) => ({
  cases,
  share: sources < LEAST_CASES ? null : Number((found / cases).toFixed(4)),
});

function spread(durations: number[]) {
  const sorted = durations.sort((a, b) => a - b);
  const at = (part: number) => {
    const place = part * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
    return Math.round(low + (high - low) * (place - Math.floor(place)));
  };
  return sorted.length < LEAST_CASES ? null : { median: at(0.5), p90: at(0.9) };
}

/** The valid verdicts on each text that was decided, where there are two at least. */
function textsDecided(rows: Rows, decisions: Rows['decisions']): Verdict[][] {
  const texts = new Set(decisions.map(({ comment_id, revision }) => `${comment_id} ${revision}`));
  return [...texts]
    .map((text) =>
      rows.reviews.filter((r) => `${r.comment_id} ${r.revision}` === text && r.voided_at === null),
    )
    .map((reviews) => reviews.map(({ verdict }) => verdict))
    .filter((given) => given.length >= 2);
}

/** Alpha by its definition: one minus the disagreement of pairs within texts over that of all pairs. */
function alphaByPairs(texts: Verdict[][]): number {
  const all = texts.flat();
  const differing = (given: Verdict[]) =>
    given.flatMap((one, i) => given.map((other, j) => (i !== j && one !== other ? 1 : 0) as number));
  const total = (numbers: number[]) => numbers.reduce((sum, number) => sum + number, 0);
  const observed = total(texts.map((given) => total(differing(given)) / (given.length - 1))) / all.length;
  const expected = total(differing(all)) / (all.length * (all.length - 1));
  return Number((1 - observed / expected).toFixed(4));
}
