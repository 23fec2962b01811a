import { recording } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { sqlTransaction } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { emittingUnseen } from '@/lib/platform/events';
import { isId, newId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { prepareSubmission } from './prepare-submission';
import { beginSubmission, insertComment } from './store';

const PER_MEMBER = { name: 'submit', points: 10, seconds: 600 };

/** What was laid; `held` says why a moderator reads it first. */
export type Submitted = { id: string; state: 'AWAITING_REVIEWS' | 'REFERRED'; held: string | null };

/**
 * Submits a comment or a reply. It waits for its author's three reviews, or, when screening holds it, for a moderator.
 * @throws 401, 403 when the viewer may not write, 404 for the article or parent, 422 when screening refuses, 429
 */
export async function submitComment({
  viewer,
  articleSlug,
  parentId = null,
  body,
  context = systemContext,
}: {
  viewer: Viewer | null;
  articleSlug: string;
  parentId?: string | null;
  body: string;
  context?: Context;
}): Promise<Submitted> {
  const author = authorize(viewer, 'comment.write');
  if (parentId && !isId(parentId)) throw notFound('comment');
  await countAgainst(PER_MEMBER, author.id);
  const policy = await currentPolicy();
  const at = context.now();
  const id = newId();

  return sqlTransaction(async (tx) => {
    const key = { articleSlug, authorId: author.id, parentId, revising: null, now: at };
    const [, { facts, text, heldBecause }] = await Promise.all([
      beginSubmission(tx, key),
      prepareSubmission(tx, key, body, policy),
    ]);
    const { articleId, parent } = facts;
    const state = heldBecause ? ('REFERRED' as const) : ('AWAITING_REVIEWS' as const);
    const place = {
      parentId,
      rootId: parent ? (parent.rootId ?? parent.id) : null,
      depth: parent ? parent.depth + 1 : 0,
    };
    const submitted = { ...place, id, articleId, authorId: author.id, state, stateReason: heldBecause };
    const last = insertComment(
      tx,
      { ...submitted, ...text, at, required: policy.review.required },
      {
        audit: recording({
          at,
          actorId: author.id,
          action: 'comment.submit',
          subjectType: 'comment',
          subjectId: id,
          toState: state,
          reason: heldBecause,
        }),
        event: emittingUnseen({
          type: 'comment.submit',
          subjectId: id,
          payload: { authorId: author.id, state },
        }),
      },
    );
    return { result: { id, state, held: heldBecause }, last };
  });
}
