import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { askModerator } from '@/lib/comments/own/ask-moderator';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import { decideComment } from '@/lib/moderation/decide-comment';
import type { Action } from '@/lib/moderation/schemas';
import { MINUTE } from '@/lib/testing/clock';
import { calibrationItems, commentInReview, factsOf, leaseOn, waitingComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, insider, insiders, member, moderator } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { contestCalibration } from '../calibration/contest-calibration';
import { recordReview } from '../review/record-review';
import { requestAssignments } from '../assignment/request-assignments';
import type { ReviewerStanding, Verdict } from '../schemas';
import { listReviewers } from './list-reviewers';
import { readOwnRecord } from './read-own-record';
import { readReviewer } from './read-reviewer';
import { ownReviewsView } from './schemas';
import { setReviewerStanding } from './set-reviewer-standing';

beforeEach(openNewsroom);

let desk: Viewer;

beforeEach(async () => {
  desk = await moderator({ name: 'Desk One' });
  await setPolicy({ review: { calibrationRate: 0, calibration: { amongFirst: 0 } } });
});

const own = (more: Partial<Parameters<typeof readOwnRecord>[0]> = {}) =>
  readOwnRecord({ viewer: author, context, ...more });
const recordOf = async (viewer: Viewer = author) => (await own({ viewer })).record;

async function review(
  commentId: string,
  reviewer: Viewer,
  verdict: Verdict = 'YES',
  more: { note?: string; noteToAuthor?: boolean } = {},
) {
  const { assignmentId } = await leaseOn({ commentId, reviewer, article: news, context });
  context.advance(MINUTE);
  await recordReview({ viewer: reviewer, assignmentId, verdict, ...more, context });
  return assignmentId;
}

/** Has a member answer so many calibration items, each rightly or not. */
async function answer(viewer: Viewer, answers: boolean[]): Promise<string[]> {
  const ids: string[] = [];
  let commentId = '';
  for (const right of answers) {
    const waiting = commentId && (await factsOf(commentId)).state === 'AWAITING_REVIEWS';
    if (!waiting) {
      // What is in line would be reviewed instead.
      if (commentId) await withdrawComment({ viewer, id: commentId, context });
      commentId = await waitingComment({ article: news, context, author: viewer });
    }
    const { assignments } = await requestAssignments({ viewer, commentId, context });
    const { id } = assignments[0]!;
    const [item] = await query<{ verdict: Verdict }>(
      `select i.verdict::text as verdict from review_assignments a join calibration_items i on i.id = a.calibration_item_id
       where a.id = $1`,
      [id],
    );
    context.advance(MINUTE);
    const wrong = item!.verdict === 'YES' ? 'NOT_CIVIL' : 'YES';
    await recordReview({ viewer, assignmentId: id, verdict: right ? item!.verdict : wrong, context });
    ids.push(id);
  }
  await withdrawComment({ viewer, id: commentId, context });
  return ids;
}

async function decide(commentId: string, action: Action) {
  const { version } = await factsOf(commentId);
  const because = { rule: 'civility', note: 'Please be civil.' } as const;
  await decideComment({ viewer: desk, commentId, action, version, ...because, context });
}

const times = (count: number, right: boolean) => new Array<boolean>(count).fill(right);

describe('R13: the member’s own record', () => {
  it('needs a session, and nothing else', async () => {
    expect(await refusalOf(own({ viewer: null }))).toMatchObject({ status: 401 });
    const banned = { kind: 'BAN', reason: 'Enough.', endsAt: null } as const;
    for (const viewer of [await member({ membership: 'LAPSED' }), await insider({ sanction: banned })])
      expect(await own({ viewer })).toMatchObject({ record: { standing: 'GOOD', given: 0 }, items: [] });
  });

  it('of a newcomer is what newcomers are taken for, and says how unsure that is', async () => {
    const record = await recordOf();
    expect(record).toMatchObject({
      standing: 'GOOD',
      since: null,
      reason: null,
      known: { right: 0, of: 0 },
      toImprove: null,
      given: 0,
    });
    expect(record.accepts).toMatchObject({ share: 0.75, verdicts: 0 });
    expect(record.accepts.upper - record.accepts.lower).toBeGreaterThan(0.5);
  });

  it('follows calibration: what was right, and rates that are surer the more there is', async () => {
    await calibrationItems(20);
    await answer(author, [true, true, false, true, true, true]);
    const record = await recordOf();
    expect(record).toMatchObject({ standing: 'GOOD', known: { right: 5, of: 6 }, given: 6 });
    const { accepts, objects, known } = record;
    // By what the text is: a wrong kind of objection is an objection.
    expect(known.accepted.of + known.objected.of).toBe(6);
    expect(6 - known.accepted.right - known.objected.right).toBe(1);
    expect(accepts.verdicts + objects.verdicts).toBeCloseTo(6, 3);
    for (const { share, lower, upper } of [accepts, objects]) {
      expect(lower).toBeLessThan(share);
      expect(upper).toBeGreaterThan(share);
    }
  });

  it('says after a warning what would mend it, and that is what does', async () => {
    await calibrationItems(30);
    await answer(author, [true, false, false, false]);
    const warned = await recordOf();
    expect(warned).toMatchObject({ standing: 'WARNED', known: { right: 1, of: 4 } });
    expect(warned.reason).toMatchObject({ code: 'right-of-expected', facts: { right: 1, expected: 3 } });
    const { rightInARow } = warned.toImprove!;
    await answer(author, times(rightInARow - 1, true));
    expect(await recordOf()).toMatchObject({ standing: 'WARNED', toImprove: { rightInARow: 1 } });
    await answer(author, [true]);
    expect(await recordOf()).toMatchObject({ standing: 'GOOD', toImprove: null });
  });

  it('says to whom nothing counts any more how many to get right in a row, and that is what counts again', async () => {
    await calibrationItems(30);
    await answer(author, times(7, false));
    expect(await recordOf()).toMatchObject({
      standing: 'SUSPENDED',
      toImprove: { rightInARow: 3, onCalibration: true },
    });
    await answer(author, [true, true]);
    expect(await recordOf()).toMatchObject({ toImprove: { rightInARow: 1 } });
    await answer(author, [false]);
    expect(await recordOf()).toMatchObject({ standing: 'SUSPENDED', toImprove: { rightInARow: 3 } });
    // One of them must be an objection: as many as it takes.
    for (let left = 3; left > 0; left = (await recordOf()).toImprove?.rightInARow ?? 0)
      await answer(author, times(left, true));
    expect(await recordOf()).toMatchObject({ standing: 'GOOD', toImprove: null });
  });

  it('follows the numbers of the policy', async () => {
    await setPolicy({ review: { ladder: { returnAfter: 5 } } });
    await calibrationItems(30);
    await answer(author, times(7, false));
    expect(await recordOf()).toMatchObject({ toImprove: { rightInARow: 5 } });
  });
});

describe('the reviews that a member has given', () => {
  it('say how each text ended, and whether the verdict was right where that is known', async () => {
    const reviewer = await insider();
    const at = async (how: (id: string, writer: Viewer) => Promise<unknown>, verdict: Verdict = 'YES') => {
      const writer = await insider();
      const id = await commentInReview({ article: news, context, author: writer });
      await review(id, reviewer, verdict);
      await how(id, writer);
    };
    await at(async () => undefined);
    await at((id) => decide(id, 'PUBLISH'));
    await at((id) => decide(id, 'PUBLISH'), 'MISINFORMATION');
    await at((id) => decide(id, 'REJECT'), 'NOT_CIVIL');
    await at(async (id) => {
      await decide(id, 'PUBLISH');
      await decide(id, 'REMOVE');
    });
    await at((id, writer) =>
      editComment({ viewer: writer, id, body: 'I put it otherwise now.', revision: 1, context }),
    );
    await at((id, writer) => withdrawComment({ viewer: writer, id, context }));
    await at(async (id) => {
      for (const other of await insiders(2)) await review(id, other, 'NOT_CIVIL');
    }, 'NOT_CIVIL');
    await at(async (id, writer) => {
      for (const other of await insiders(2)) await review(id, other, 'NOT_CIVIL');
      await askModerator({ viewer: writer, id, context });
    }, 'NOT_CIVIL');
    await runWaitingJobs();
    const page = await own({ viewer: reviewer });
    expect(ownReviewsView.safeParse(page).success).toBe(true);
    expect(page.items.map(({ ended, right }) => [ended, right]).reverse()).toEqual([
      ['IN_REVIEW', null],
      ['PUBLISHED', true],
      ['PUBLISHED', false],
      ['REJECTED', true],
      ['REMOVED', false],
      ['CHANGED', null],
      ['WITHDRAWN', null],
      ['OBJECTED', null],
      ['REFERRED', null],
    ]);
  });

  it('R5: have the text that was judged, and never say whose it was', async () => {
    const writer = await insider({ name: 'Nobody Must Know' });
    const words = (what: string) => `A thing that I know about taps, ${what}.`;
    const build = async (what: string) => {
      const id = await commentInReview({ article: news, context, author: writer, body: words(what) });
      await review(id, author, 'YES', { note: `Of ${what}`, noteToAuthor: what === 'rejected' });
      return id;
    };
    const ids = [await build('published'), await build('rejected'), await build('undecided')];
    await decide(ids[0]!, 'PUBLISH');
    await decide(ids[1]!, 'REJECT');
    const page = await own();
    expect(page.items.map(({ bodyHtml, note, noteToAuthor }) => [bodyHtml, note, noteToAuthor])).toEqual([
      [expect.stringContaining(words('undecided')), 'Of undecided', false],
      [expect.stringContaining(words('rejected')), 'Of rejected', true],
      [expect.stringContaining(words('published')), 'Of published', false],
    ]);
    for (const secret of [writer.id, writer.displayName, ...ids])
      expect(JSON.stringify(page)).not.toContain(secret);
  });

  it('have no text that its author took back or changed since, nor one that was taken away', async () => {
    const writer = await insider();
    let written = 0;
    const build = async () => {
      const id = await commentInReview({
        article: news,
        context,
        author: writer,
        body: `Nobody is to read this again: ${(written += 1)}.`,
      });
      await review(id, author);
      return id;
    };
    await withdrawComment({ viewer: writer, id: await build(), context });
    await editComment({
      viewer: writer,
      id: await build(),
      body: 'I put it otherwise now.',
      revision: 1,
      context,
    });
    const gone = await build();
    await decide(gone, 'PUBLISH');
    expect((await own()).items[0]?.bodyHtml).toContain('Nobody is to read this again');
    await decide(gone, 'REMOVE');
    expect((await own()).items.map(({ ended, bodyHtml }) => [ended, bodyHtml])).toEqual([
      ['REMOVED', null],
      ['CHANGED', null],
      ['WITHDRAWN', null],
    ]);
  });

  it('R7: have the right verdict on a calibration item, why, and what became of a contest', async () => {
    await calibrationItems(3);
    const [first] = await answer(author, [false, true]);
    await contestCalibration({
      viewer: author,
      assignmentId: first!,
      reason: 'It is only a joke.',
      context,
    });
    const [right, missed] = (await own()).items;
    expect(right).toMatchObject({ ended: null, right: true, calibration: { contest: null } });
    expect(missed).toMatchObject({
      assignmentId: first,
      right: false,
      calibration: {
        explanation: expect.stringMatching(/^Because of/) as string,
        contest: { reason: 'It is only a joke.', outcome: null, note: null },
      },
    });
    expect(missed?.calibration?.verdict).not.toBe(missed?.verdict);
    expect(missed?.bodyHtml).toContain('Calibration text');
  });

  it('are read page by page, each once, also those of one moment', async () => {
    for (let i = 0; i < 5; i += 1) await review(await commentInReview({ article: news, context }), author);
    await query('update reviews set created_at = $1', [context.now()]);
    const seen = [];
    for (let cursor: string | undefined; ;) {
      const page = await own({ limit: 2, cursor });
      seen.push(...page.items.map(({ assignmentId }) => assignmentId));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen).size).toBe(5);
  });

  it('are nobody else’s', async () => {
    await review(await commentInReview({ article: news, context }), await insider());
    expect((await own()).items).toEqual([]);
  });
});

describe('R13: a moderator sets how a reviewer stands', () => {
  const set = (standing: ReviewerStanding, more: Partial<Parameters<typeof setReviewerStanding>[0]> = {}) =>
    setReviewerStanding({
      viewer: desk,
      memberId: author.id,
      standing,
      reason: 'I have read ten of them.',
      context,
      ...more,
    });

  it('only one may, not for oneself, of somebody who is there, and with a reason', async () => {
    expect(await refusalOf(set('WARNED', { viewer: null }))).toMatchObject({ status: 401 });
    expect(await refusalOf(set('WARNED', { viewer: await insider() }))).toMatchObject({ status: 403 });
    expect(await refusalOf(set('GOOD', { memberId: desk.id }))).toMatchObject({ code: 'own-account' });
    expect(await refusalOf(set('GOOD', { memberId: desk.id.toUpperCase() }))).toMatchObject({ status: 404 });
    expect(await refusalOf(set('WARNED', { memberId: 'nobody' }))).toMatchObject({ status: 404 });
    expect(await refusalOf(set('WARNED', { reason: ' ' }))).toMatchObject({ status: 400, field: 'reason' });
    expect(await recordOf()).toMatchObject({ standing: 'GOOD' });
  });

  it('it is told, on record, and once', async () => {
    const { answers } = await inParallel(Array.from({ length: 4 }, () => set('SUSPENDED')));
    expect(answers.map(({ before }) => before).sort()).toEqual([
      'GOOD',
      'SUSPENDED',
      'SUSPENDED',
      'SUSPENDED',
    ]);
    expect(await recordOf()).toMatchObject({
      standing: 'SUSPENDED',
      reason: 'I have read ten of them.',
      since: context.now().toISOString(),
    });
    const entries = await query(
      `select actor_id, from_state, to_state, reason from audit_entries where subject_id = $1 and action like 'reviewer.%'`,
      [author.id],
    );
    expect(entries).toEqual([
      { actor_id: desk.id, from_state: 'GOOD', to_state: 'SUSPENDED', reason: 'I have read ten of them.' },
    ]);
    const events = await query(
      `select payload from outbox_events where type = 'reviewer.standing' and subject_id = $1`,
      [author.id],
    );
    expect(events).toHaveLength(1);
  });

  it('and their verdicts on undecided comments no longer count', async () => {
    const id = await commentInReview({ article: news, context });
    await review(id, author);
    await set('SUSPENDED');
    await runWaitingJobs();
    expect(await factsOf(id)).toMatchObject({ reviewCount: 0 });
  });

  it('what was known before does not undo it at the next verdict', async () => {
    await calibrationItems(30);
    await answer(author, times(7, false));
    expect(await recordOf()).toMatchObject({ standing: 'SUSPENDED' });
    await set('GOOD');
    context.advance(MINUTE);
    expect(await recordOf()).toMatchObject({ standing: 'GOOD', known: { of: 0 } });
    await answer(author, [false]);
    expect(await recordOf()).toMatchObject({ standing: 'GOOD', known: { right: 0, of: 1 } });
  });
});

describe('the reviewers at the desk', () => {
  it('are the desk’s to see', async () => {
    for (const viewer of [null, await insider()]) {
      const status = viewer ? 403 : 401;
      expect(await refusalOf(listReviewers({ viewer, context }))).toMatchObject({ status });
      expect(await refusalOf(readReviewer({ viewer, memberId: author.id, context }))).toMatchObject({
        status,
      });
    }
    for (const memberId of ['nobody', news.id])
      expect(await refusalOf(readReviewer({ viewer: desk, memberId }))).toMatchObject({ status: 404 });
  });

  it('come with those first who weigh nothing, then the warned, then by what their verdicts are worth', async () => {
    await calibrationItems(30);
    const [fallen, warned, poor, good] = await insiders(4);
    await answer(good!, times(4, true));
    await answer(poor!, [true, false, true, false, true]);
    await answer(warned!, times(4, false));
    await answer(fallen!, times(7, false));
    const names = [fallen, warned, poor, good].map((who) => who!.displayName);
    const { items, counts, fit } = await listReviewers({ viewer: desk, context });
    expect(items.map(({ displayName }) => displayName)).toEqual(names);
    expect(counts).toEqual({ GOOD: 2, WARNED: 1, SUSPENDED: 1 });
    expect(fit).toBeNull();
    const seen = [];
    for (let cursor: string | undefined; ;) {
      const page = await listReviewers({ viewer: await admin(), limit: 1, cursor, context });
      seen.push(...page.items.map(({ displayName }) => displayName));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(names);
    const onlyWarned = await listReviewers({ viewer: desk, standing: 'WARNED', context });
    expect(onlyWarned.items.map(({ displayName }) => displayName)).toEqual([warned!.displayName]);
    expect(await refusalOf(listReviewers({ viewer: desk, cursor: 'nonsense' }))).toMatchObject({
      status: 400,
    });
  });

  it('are listed with the rates that they are told themselves', async () => {
    await calibrationItems(10);
    await answer(author, [true, false, true, true]);
    const [item] = (await listReviewers({ viewer: desk, context })).items;
    const record = await recordOf();
    expect(item?.accepts).toBeCloseTo(record.accepts.share, 3);
    expect(item?.objects).toBeCloseTo(record.objects.share, 3);
    expect(item?.verdicts).toBeCloseTo(4, 1);
  });

  it('have a record that names what they reviewed, and whose it was', async () => {
    const writer = await insider({ name: 'The Author' });
    const id = await commentInReview({
      article: news,
      context,
      author: writer,
      body: 'The words in question.',
    });
    await review(id, author, 'NOT_CIVIL');
    await setReviewerStanding({
      viewer: desk,
      memberId: author.id,
      standing: 'WARNED',
      reason: 'Look again.',
      context,
    });
    const { record, reviews } = await readReviewer({ viewer: desk, memberId: author.id, context });
    expect(record).toMatchObject({ standing: 'WARNED', reason: 'Look again.', by: 'Desk One', given: 1 });
    expect(reviews).toMatchObject([
      {
        verdict: 'NOT_CIVIL',
        ended: 'IN_REVIEW',
        comment: { id, author: { displayName: 'The Author' }, body: 'The words in question.' },
      },
    ]);
  });

  it('R5: without what was said of the reader’s own comments', async () => {
    const [theirs, mine] = [await insider(), desk];
    for (const writer of [theirs, mine])
      await review(await commentInReview({ article: news, context, author: writer }), author, 'NOT_CIVIL');
    const writersFor = async (viewer: Viewer) =>
      (await readReviewer({ viewer, memberId: author.id, context })).reviews.map(
        ({ comment }) => comment?.author.id,
      );
    expect(await writersFor(desk)).toEqual([theirs.id]);
    expect(await writersFor(await moderator())).toEqual([mine.id, theirs.id]);
  });
});
