import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction, type Tx } from '@/lib/platform/db';
import { conflict, forbidden, notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { countAgainst } from '@/lib/platform/rate-limits';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { Outcome } from '@/lib/screening/checks';
import { configuredChecks } from '@/lib/screening/outside/configured-checks';
import type { OutsideCheck } from '@/lib/screening/outside/outside-check';
import { currentPolicy } from '@/lib/policy/current-policy';
import { judgeEdit } from './judge-edit';
import { assertNotHeld, pagesOf } from '../lifecycle';
import { rescore } from '../ranking/rescore';
import { askAbout } from '../submission/ask-about';
import { prepareSubmission, type Prepared } from '../submission/prepare-submission';
import { mayRevise, newestStands, nextAfterRevision } from '../rules';
import type { EditOutcome, OwnCommentView } from '../schemas';
import { deleteSentDraft, findEditTarget } from '../drafts/store';
import { findOwnById, type OwnCommentRow } from '../own/store';
import { insertDecision, lockComments, type LockedComment } from '../store';
import { insertRevision } from './store';
import { toOwnView } from '../views';

const PER_MEMBER = { name: 'revise', points: 20, seconds: 600 };

/**
 * Inserts a new revision of a comment of the viewer's own: an edit, or a rejected one revised and resubmitted. The reviews of
 * the revision before no longer count; the author's own duty stays done; a published text stays up until the new one is
 * accepted (R11). A correction soon after its publication is posted at once (`threads.editMinutes`). Sending again the text
 * that stands changes nothing.
 * @throws 401, 403, 404 when it is not theirs, 409 with the current comment when `revision` is stale, or with the outcome when
 *   something else would come of it than `expects`, or while a moderator decides; 422 from screening, 429
 */
export async function editComment({
  viewer,
  id,
  body,
  revision,
  expects,
  draftedAt = null,
  address = null,
  checks = configuredChecks(),
  context = systemContext,
}: {
  viewer: Viewer | null;
  id: string;
  body: string;
  /** The revision that the author had before them. */
  revision: number;
  /** What the author was told would come of it. */
  expects?: EditOutcome;
  /** When the draft was kept that it goes on from: that one has been sent, whatever became of its words. */
  draftedAt?: Date | null;
  /** The network address that it came from. */
  address?: string | null;
  /** Whom to ask outside of this site; those of its settings otherwise. */
  checks?: readonly OutsideCheck[];
  context?: Context;
}): Promise<OwnCommentView> {
  const author = authorize(viewer, 'comment.write');
  await countAgainst(PER_MEMBER, author.id);
  const policy = await currentPolicy();
  const at = context.now();
  const before = checks.length > 0 && isId(id) ? await findOwnById(database(), author.id, id) : null;
  const about = before && { articleSlug: before.articleSlug, parentId: before.parentId, address, at };
  const outside: Outcome = about
    ? await askAbout({ author, typed: body, policy, checks, ...about })
    : { result: 'pass' };

  return transaction(async (tx) => {
    const [comment] = isId(id) ? await lockComments(tx, [id]) : [];
    const own = comment && (await findOwnById(tx, author.id, id));
    if (!comment || !own) throw notFound('comment');
    if (comment.revision !== revision) {
      // The same text once more, as from a double click: it is there already.
      if (newestStands(comment) && own.body === normaliseText(body)) return toOwnView(own, policy.review);
      const current = toOwnView(own, policy.review);
      throw conflict('stale-revision', { details: { current } });
    }
    assertNotHeld(comment);
    assertMayRevise(comment, policy.review.resubmissions);
    const of = { articleSlug: own.articleSlug, authorId: author.id, parentId: null, revising: id };
    const key = { ...of, now: at, outside };
    const prepared = await prepareSubmission(tx, key, body, policy);
    const place = await findEditTarget(tx, author.id, id);
    if (place) await deleteSentDraft(tx, author.id, place.target, { typed: body, basedOn: draftedAt });
    if (newestStands(comment) && prepared.text.body === own.body) return toOwnView(own, policy.review);
    const edit = { comment, own, prepared, at };
    const { text, heldBecause } = prepared;
    const outcome = await judgeEdit(tx, { own, body: text.body, held: heldBecause !== null, at }, policy);
    if (expects && expects !== outcome) throw otherOutcome(outcome);
    if (outcome === 'correction') await correct(tx, edit);
    else await sendRound(tx, edit);
    return toOwnView((await findOwnById(tx, author.id, id)) ?? own, policy.review);
  });
}

type Edit = { comment: LockedComment; own: OwnCommentRow; prepared: Prepared; at: Date };

/**
 * Posts a correction. Like every text that readers see, it has a decision of its own, which the system took: what is decided
 * later is about this text, and what peers said stays with the one that they read.
 */
async function correct(tx: Tx, { comment, prepared, at }: Edit): Promise<void> {
  const { id, state, authorId } = comment;
  const revision = { state, reason: null, ...prepared.text, at, correction: true };
  const number = await insertRevision(tx, comment, revision);
  const corrected = { ...comment, revision: number };
  await insertDecision(tx, { comment: corrected, maker: 'SYSTEM', outcome: 'PUBLISH', actorId: null, at });
  await record(tx, {
    at,
    actorId: authorId,
    action: 'comment.correct',
    subjectType: 'comment',
    subjectId: id,
    fromState: state,
    toState: state,
    details: { revision: number },
  });
  // By that record what was said of the text before counts for this one.
  await rescore(tx, [id]);
  await emit(tx, {
    type: 'comment.correct',
    subjectId: id,
    payload: { authorId, state, version: comment.version + 1 },
    tags: pagesOf(comment),
  });
}

/** Has a new text judged: by peers, or by a moderator where screening holds it or one has the comment already. */
async function sendRound(tx: Tx, { comment, own, prepared, at }: Edit): Promise<void> {
  const { text, heldBecause } = prepared;
  const { id, authorId } = comment;
  const state = nextAfterRevision(comment, heldBecause !== null);
  // What a moderator has before them stays there for the reason that brought it.
  const reason = heldBecause ?? (state === 'REFERRED' ? own.reason : null);
  const number = await insertRevision(tx, comment, { state, reason, ...text, at, correction: false });
  await record(tx, {
    at,
    actorId: authorId,
    action: 'comment.revise',
    subjectType: 'comment',
    subjectId: id,
    fromState: comment.state,
    toState: state,
    reason: heldBecause,
    details: { revision: number },
  });
  await emit(tx, { type: 'comment.revise', subjectId: id, payload: { authorId, state } });
}

/** 409: its author was told otherwise, as when the time for corrections ended meanwhile. */
const otherOutcome = (outcome: EditOutcome) =>
  conflict('other-outcome', { facts: { outcome }, details: { outcome } });

function assertMayRevise(comment: LockedComment, resubmissionsAllowed: number) {
  if (mayRevise(comment, resubmissionsAllowed)) return;
  if (comment.state === 'REJECTED') throw forbidden('no-resubmissions-left', { limit: resubmissionsAllowed });
  throw conflict('wrong-state', {
    details: {
      current: { state: comment.state, version: comment.version },
    },
  });
}
