import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { conflict, forbidden, notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { countAgainst } from '@/lib/platform/rate-limits';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { prepareSubmission } from './prepare-submission';
import { mayRevise, newestStands, nextAfterRevision } from './rules';
import type { OwnCommentView } from './schemas';
import { findOwnById, insertRevision, lockComments, type LockedComment } from './store';
import { toOwnView } from './views';

const PER_MEMBER = { name: 'revise', points: 20, seconds: 600 };

/**
 * Lays a new revision of a comment of the viewer's own: an edit, or a rejected one revised and resubmitted. The reviews of
 * the revision before no longer count; the author's own duty stays done; a published text stays up until the new one is
 * accepted (R11). Sending again the text that stands changes nothing.
 * @throws 401, 403, 404 when it is not theirs, 409 with the current comment when `revision` is stale, 422 from screening, 429
 */
export async function editComment({
  viewer,
  id,
  body,
  revision,
  context = systemContext,
}: {
  viewer: Viewer | null;
  id: string;
  body: string;
  /** The revision that the author had before them. */
  revision: number;
  context?: Context;
}): Promise<OwnCommentView> {
  const author = authorize(viewer, 'comment.write');
  await countAgainst(PER_MEMBER, author.id);
  const policy = await currentPolicy();
  const { resubmissions } = policy.review;
  const at = context.now();

  return transaction(async (tx) => {
    const [comment] = isId(id) ? await lockComments(tx, [id]) : [];
    const own = comment && (await findOwnById(tx, author.id, id));
    if (!comment || !own) throw notFound('comment');
    if (comment.revision !== revision) {
      // The same text once more, as from a double click: it is there already.
      if (newestStands(comment) && own.body === normaliseText(body)) return toOwnView(own, resubmissions);
      const current = toOwnView(own, resubmissions);
      throw conflict('stale-revision', 'This comment was changed in the meantime.', { current });
    }
    assertMayRevise(comment, resubmissions);
    const key = { articleSlug: own.articleSlug, authorId: author.id, parentId: null, revising: id, now: at };
    const { text, heldBecause } = await prepareSubmission(tx, key, body, policy);
    if (newestStands(comment) && text.body === own.body) return toOwnView(own, resubmissions);
    const state = nextAfterRevision(comment, heldBecause !== null);
    // What a moderator has before them stays there for the reason that brought it.
    const reason = heldBecause ?? (state === 'REFERRED' ? own.reason : null);
    await insertRevision(tx, comment, { state, reason, ...text, at });
    await record(tx, {
      at,
      actorId: author.id,
      action: 'comment.revise',
      subjectType: 'comment',
      subjectId: id,
      fromState: comment.state,
      toState: state,
      reason: heldBecause,
      details: { revision: comment.revision + 1 },
    });
    await emit(tx, { type: 'comment.revise', subjectId: id, payload: { authorId: author.id, state } });
    return toOwnView((await findOwnById(tx, author.id, id)) ?? own, resubmissions);
  });
}

function assertMayRevise(comment: LockedComment, resubmissionsAllowed: number) {
  if (mayRevise(comment, resubmissionsAllowed)) return;
  if (comment.state === 'REJECTED') {
    const message = `A rejected comment can be revised ${resubmissionsAllowed} times, and this one has been.`;
    throw forbidden('no-resubmissions-left', message, { limit: resubmissionsAllowed });
  }
  throw conflict('wrong-state', 'This comment can no longer be changed.', {
    current: { state: comment.state, version: comment.version },
  });
}
