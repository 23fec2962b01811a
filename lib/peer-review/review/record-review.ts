import { recording } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { sqlTransaction, type SqlTx } from '@/lib/platform/db';
import { conflict, notFound, refused, type AppError } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId, newId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { authorizeAgain } from '@/lib/members/authorize-again';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { lineUp, lockCommentsFound, type LockedComment } from '@/lib/comments/lifecycle';
import { rescoreLocked } from '@/lib/comments/ranking/rescore';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { Policy } from '@/lib/policy/schemas';
import { noteChecks, textAlone } from '@/lib/screening/checks';
import { screenText } from '@/lib/screening/screen-text';
import { renewedLease } from '../assignment/assign-batch';
import { decideByPeers } from '../decision/decide-by-peers';
import { paysDuty } from '../reliability/ladder-rules';
import { learnFromCalibration } from '../reliability/learn-from-calibration';
import { findStanding } from '../reliability/store';
import { hasNeed, isComplete, isCounted } from '../assignment/rules';
import type { FeedbackView, ReviewerStanding, ReviewResult, Verdict } from '../schemas';
import {
  closeAssignment,
  commentsOfAssignment,
  findAssignment,
  findOpenRow,
  lockReviewer,
  renewAssignment,
  type Assignment,
  type Duty,
} from '../assignment/store';
import { findJudgedRevision, findReview, insertReview } from './store';
import { findCalibrationItem, type CalibrationItem } from '../calibration/store';

type Given = {
  verdict: Verdict;
  note: string | null;
  noteToAuthor: boolean;
  network: string | null;
  at: Date;
  random: Context['random'];
};

/**
 * Records a verdict. It counts for the comment, and for the reviewer's duty unless they volunteered it; the last one of a duty gets the reviewer's own
 * comment in line, and one that decides a comment decides it in the same transaction (R1, R9). The same verdict again, from a
 * double click or a second tab, gives the same answer.
 * @throws 401, 403, 404 for what was not assigned, 409 when the lease ran out, the text has changed (with the current one) or
 *   another verdict was given before, 422 when nobody could have read it yet
 */
export async function recordReview({
  viewer,
  assignmentId,
  verdict,
  note,
  noteToAuthor = false,
  network = null,
  context = systemContext,
}: {
  viewer: Viewer | null;
  assignmentId: string;
  verdict: Verdict;
  note?: string;
  /** The note is for the author too; where screening finds something in it, it stays with the moderators. */
  noteToAuthor?: boolean;
  /** What the network that the verdict comes from is known by; see `networkOf`. */
  network?: string | null;
  context?: Context;
}): Promise<ReviewResult> {
  const reviewer = authorize(viewer, 'comment.review');
  if (!isId(assignmentId)) throw notFound('assignment');
  const policy = await currentPolicy();
  const words = normaliseText(note ?? '') || null;
  const told = {
    verdict,
    note: words,
    noteToAuthor: noteToAuthor && words !== null && isFitForAuthor(words, policy),
    network,
  };
  const outcome = await sqlTransaction(async (tx) => {
    const result = judge(tx);
    return { result: await result, last: result };
  });
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome;

  async function judge(tx: SqlTx): Promise<ReviewResult | { refusal: AppError }> {
    const [moment, locked, found, { standing }] = await Promise.all([
      lockReviewer(tx, reviewer.id),
      lockCommentsFound(tx, commentsOfAssignment(assignmentId, reviewer.id)),
      // After the locks: the comments may have moved on until then.
      findAssignment(tx, assignmentId, reviewer.id),
      findStanding(tx, reviewer.id),
    ]);
    const given = { ...told, at: context.now(moment), random: context.random };
    await authorizeAgain(tx, reviewer, { permission: 'comment.review', at: given.at });
    if (!found) throw notFound('assignment');
    const { assignment, duty } = found;
    const own = locked.find(({ id }) => id === duty?.commentId);
    const reviewed = locked.find(({ id }) => id === assignment.commentId);
    if (assignment.state === 'DONE') return repeat(tx, assignment, duty, verdict);
    assertOpen(assignment, duty, given.at);
    if (
      reviewed &&
      reviewed.revision !== assignment.revision &&
      !(await isCorrected(tx, reviewed, assignment))
    )
      return refuseStale(tx, { assignment, reviewed, policy, at: given.at });
    if (reviewed && standing === 'SUSPENDED') return refuseSuspended(tx, assignment);
    return settle(tx, { assignment, duty, own, reviewed, policy, standing, ...given });
  }
}

/** Screening finds nothing in a note: neither a link nor a word that it would refuse in a comment, or hold. */
function isFitForAuthor(body: string, policy: Policy): boolean {
  return screenText({ submission: textAlone(body), policy, checks: noteChecks }).result === 'pass';
}

/** The review was recorded before. */
async function repeat(
  tx: SqlTx,
  assignment: Assignment,
  duty: Duty | null,
  verdict: Verdict,
): Promise<ReviewResult> {
  const before = await findReview(tx, assignment.id);
  if (before?.verdict !== verdict) {
    throw conflict('already-reviewed');
  }
  return toResult(duty, await feedbackOn(tx, assignment, before));
}

function assertOpen(assignment: Assignment, duty: Duty | null, at: Date) {
  if (assignment.state === 'SKIPPED') throw conflict('skipped');
  if ((duty && duty.state !== 'AWAITING_REVIEWS') || assignment.state === 'CANCELLED') {
    throw conflict('assignment-closed');
  }
  if (assignment.state === 'EXPIRED' || assignment.expiresAt <= at) {
    throw conflict('lease-expired');
  }
  if (at < assignment.notBefore) {
    const seconds = Math.ceil((assignment.notBefore.getTime() - at.getTime()) / 1000);
    throw refused('too-fast', {
      details: { notBefore: assignment.notBefore.toISOString() },
      retryAfterSeconds: seconds,
    });
  }
}

/**
 * The author has changed the text (R11). Their reviewer is leased the new one, if it still needs reviews, and told so with it.
 * The lease must stand although the verdict is refused, so the refusal is thrown after the commit.
 */
async function refuseStale(
  tx: SqlTx,
  {
    assignment,
    reviewed,
    policy,
    at,
  }: Pick<Settling, 'assignment' | 'policy' | 'at'> & { reviewed: LockedComment },
): Promise<{ refusal: AppError }> {
  const wanted =
    reviewed.state === 'IN_REVIEW' && (isCounted(assignment) || hasNeed(reviewed, policy.review.quorum));
  if (wanted) await renewAssignment(tx, assignment, await renewedLease(tx, assignment, policy, at));
  else await closeAssignment(tx, assignment, 'CANCELLED');
  const current = await findOpenRow(tx, assignment.id);
  const details = current && {
    current: {
      bodyHtml: current.bodyHtml,
      revision: reviewed.revision,
      notBefore: current.notBefore.toISOString(),
    },
  };
  return { refusal: conflict('stale-revision', { details }) };
}

/** Its author has only mended the text since: what was accepted of it stands, and so does what is said of it. */
const isCorrected = async (
  tx: SqlTx,
  { id, revision, publishedRevision }: LockedComment,
  assignment: Assignment,
) => revision === publishedRevision && (await findJudgedRevision(tx, id, revision)) === assignment.revision;

/** A suspended reviewer's verdict would weigh nothing, so it is not taken: what they do next is calibration (R13). */
async function refuseSuspended(tx: SqlTx, assignment: Assignment): Promise<{ refusal: AppError }> {
  await closeAssignment(tx, assignment, 'CANCELLED');
  return { refusal: conflict('reviews-suspended') };
}

type Settling = Given & {
  assignment: Assignment;
  /** Null beyond the duty. */
  duty: Duty | null;
  own: LockedComment | undefined;
  reviewed: LockedComment | undefined;
  policy: Policy;
  standing: ReviewerStanding;
};

async function settle(
  tx: SqlTx,
  { assignment, duty, own, reviewed, policy, standing, ...given }: Settling,
): Promise<ReviewResult> {
  const { verdict, note, network, at, random } = given;
  // A practice text has no author to say something to.
  const noteToAuthor = given.noteToAuthor && reviewed !== undefined;
  const item = await findItemOf(tx, assignment);
  const missed = item !== null && isMissed(item, verdict);
  const countsForDuty = duty !== null && paysDuty({ standing, missed });
  const review = { id: newId(), verdict, note, noteToAuthor, network, createdAt: at, countsForDuty };
  // What is beyond the duty is a comment.
  const subjectId = (assignment.commentId ?? assignment.dutyId)!;
  const details = { assignmentId: assignment.id };
  const audit = recording({
    at,
    actorId: assignment.reviewerId,
    action: 'review.record',
    subjectType: 'comment',
    subjectId,
    details,
  });
  const paid = duty && countsForDuty ? { ...duty, done: duty.done + 1 } : duty;
  const [lined] = await Promise.all([
    own && paid && isComplete(paid) ? lineUp(tx, own, { at, actorId: null, maker: 'SYSTEM' }) : own,
    insertReview(tx, assignment, { ...review, commentVersion: reviewed?.version ?? null, paid, audit }),
    reviewed && followReview(tx, reviewed, { policy, at, random }),
  ]);
  if (item?.active)
    await learnFromCalibration(tx, {
      review: { ...review, reviewerId: assignment.reviewerId },
      item,
      policy,
    });
  if (missed) {
    const { reviewerId } = assignment;
    await emit(tx, { type: 'calibration.feedback', subjectId: reviewerId, payload: { reviewId: review.id } });
  }
  return toResult(
    paid && { ...paid, state: lined?.state ?? paid.state },
    await feedbackOn(tx, assignment, review),
  );
}

/** What becomes of the comment: its reviews may decide it. */
async function followReview(
  tx: SqlTx,
  comment: LockedComment,
  by: { policy: Policy; at: Date; random: Context['random'] },
) {
  if (comment.state === 'IN_REVIEW') await decideByPeers(tx, { comment, ...by });
  // One that comes late, to a text that readers see already, or to the one that it corrects, counts for its rank.
  else if (comment.publishedRevision !== null) await rescoreLocked(tx, [comment.id]);
}

const findItemOf = async (tx: SqlTx, { calibrationItemId }: Assignment): Promise<CalibrationItem | null> =>
  calibrationItemId === null ? null : findCalibrationItem(tx, calibrationItemId);

/** Of an item that was taken out of use meanwhile nobody says any more what is right. */
const isMissed = (item: CalibrationItem, verdict: Verdict) => item.active && item.verdict !== verdict;

/**
 * What a verdict on calibration taught, with where it moved its reviewer on the ladder, if it did. An item that is out of use
 * teaches nothing any more.
 */
async function feedbackOn(
  tx: SqlTx,
  assignment: Assignment,
  { verdict, createdAt }: { verdict: Verdict; createdAt: Date },
): Promise<FeedbackView | undefined> {
  const item = await findItemOf(tx, assignment);
  if (!item?.active) return undefined;
  const { standing, since } = await findStanding(tx, assignment.reviewerId);
  const moved = since?.getTime() === createdAt.getTime();
  return {
    correct: item.verdict === verdict,
    verdict: item.verdict,
    explanation: item.explanation,
    ...(moved && { standing }),
  };
}

const toResult = (duty: Duty | null, feedback: FeedbackView | undefined): ReviewResult => ({
  required: duty ? duty.required : 0,
  done: duty ? duty.done + duty.waived : 0,
  comment: duty && { id: duty.commentId, status: duty.state },
  ...(feedback && { feedback }),
});
