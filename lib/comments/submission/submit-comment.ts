import { recording } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { sqlTransaction } from '@/lib/platform/db';
import { AppError, notFound, rateLimited } from '@/lib/platform/errors';
import { emittingToWebhooks } from '@/lib/platform/events';
import { isId, newId } from '@/lib/platform/ids';
import { allowedUses, countAgainst } from '@/lib/platform/rate-limits';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { OutsideCheck } from '@/lib/screening/outside/outside-check';
import { currentPolicy } from '@/lib/policy/current-policy';
import { COUNTED_SECONDS, prepareSubmission } from './prepare-submission';
import { findOwnById } from '../own/store';
import type { OwnCommentView } from '../schemas';
import { toOwnView } from '../views';
import { askAbout } from './ask-about';
import { beginSubmission, insertComment } from './store';

/** Submissions that a member may make in ten minutes. They are counted where they stand, which costs no write of its own. */
const SUBMISSIONS = 10;
/** What screening refuses leaves nothing to count, and is counted by itself. */
const REFUSED = { name: 'submit-refused', points: 30, seconds: 600 };

/**
 * Submits a comment or a reply. It waits for its author's three reviews, or, when screening holds it, for a moderator, and is
 * returned as its author sees it. Submitted again under the same id, it is answered with as it stands.
 * @throws 401, 403 when the viewer may not write, 404 for the article or parent, 422 when screening refuses, 429
 */
export async function submitComment({
  viewer,
  id: givenId,
  articleSlug,
  parentId = null,
  body,
  draftedAt = null,
  address = null,
  checks,
  context = systemContext,
}: {
  viewer: Viewer | null;
  /** The id that it is to have, where its client may ask again. */
  id?: string;
  articleSlug: string;
  parentId?: string | null;
  body: string;
  /** When the draft was kept that it goes on from: that one has been sent, whatever became of its words. */
  draftedAt?: Date | null;
  /** The network address that it came from. */
  address?: string | null;
  /** Whom to ask outside of this site; those of its settings otherwise. */
  checks?: readonly OutsideCheck[];
  context?: Context;
}): Promise<OwnCommentView> {
  const author = authorize(viewer, 'comment.write');
  if (parentId && !isId(parentId)) throw notFound('comment');
  const policy = await currentPolicy();
  const at = context.now();
  const id = givenId ?? newId();
  const outside = await askAbout({
    author,
    typed: body,
    policy,
    articleSlug,
    parentId,
    address,
    at,
    checks,
  });

  const submission = sqlTransaction(async (tx) => {
    const key = { articleSlug, authorId: author.id, parentId, revising: null, now: at };
    const begun = beginSubmission(tx, key, { typed: body, basedOn: draftedAt });
    const asOwn = async () => {
      const row = await findOwnById(tx, author.id, id);
      return row && toOwnView(row, policy.review);
    };
    const [, earlier, prepared] = await Promise.all([
      begun,
      givenId ? asOwn() : null,
      // What was submitted before under the same id would be refused now, as a repeat.
      prepareSubmission(tx, { ...key, outside }, body, policy).catch((error: unknown) => ({ error })),
    ]);
    if (earlier) return { result: earlier, last: begun };
    if ('error' in prepared) throw prepared.error;
    const { facts, text, heldBecause } = prepared;
    assertNotTooOften(facts.submittedAt, at);
    const { articleId, parent } = facts;
    const state = heldBecause ? ('REFERRED' as const) : ('AWAITING_REVIEWS' as const);
    const place = {
      parentId,
      rootId: parent ? (parent.rootId ?? parent.id) : null,
      depth: parent ? parent.depth + 1 : 0,
    };
    const submitted = { ...place, id, articleId, authorId: author.id, state, stateReason: heldBecause };
    const inserted = insertComment(
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
        ...emittingToWebhooks({
          type: 'comment.submit',
          subjectId: id,
          payload: { authorId: author.id, state },
        }),
      },
    );
    const own = asOwn();
    return { result: own, last: Promise.all([inserted, own]) };
  });
  const submitted = await submission.catch(async (error: unknown) => {
    if (error instanceof AppError && error.status === 422) await countAgainst(REFUSED, author.id);
    throw error;
  });
  if (!submitted) throw notFound('comment');
  return submitted;
}

function assertNotTooOften(submittedAt: Date[], at: Date): void {
  const oldest = submittedAt[0];
  if (!oldest || submittedAt.length < allowedUses(SUBMISSIONS)) return;
  const elapsed = (at.getTime() - oldest.getTime()) / 1_000;
  throw rateLimited(Math.max(1, Math.ceil(COUNTED_SECONDS - elapsed)));
}
