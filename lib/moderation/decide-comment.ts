import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { conflict, forbidden, invalid, notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { publish, reject, remove, restore } from '@/lib/comments/lifecycle';
import { lockComments, type LockedComment } from '@/lib/comments/lock-comments';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { HouseRuleKey } from './house-rules';
import { toDecisionView } from './read-case';
import type { Action, Decided } from './schemas';
import { findDecisions } from './store';

const act = { PUBLISH: publish, REJECT: reject, REMOVE: remove, RESTORE: restore } as const;

/**
 * A moderator's decision about a comment, on the version that they had before them. The same decision again, from a double
 * click, gives the same answer.
 * @throws 401, 403, 404, 400 when a rejection has no rule or note, 409 with the current state and who decided it when the
 *   comment has moved on
 */
export async function decideComment({
  viewer,
  commentId,
  action,
  version,
  rule,
  note,
  context = systemContext,
}: {
  viewer: Viewer | null;
  commentId: string;
  action: Action;
  version: number;
  rule?: HouseRuleKey;
  note?: string;
  context?: Context;
}): Promise<Decided> {
  const moderator = authorize(viewer, 'desk.decide');
  const reason = normaliseText(note ?? '') || null;
  if (action === 'REJECT') assertReasoned(rule, reason);
  return transaction(async (tx) => {
    const [comment] = isId(commentId) ? await lockComments(tx, [commentId]) : [];
    if (!comment) throw notFound('comment');
    if (comment.authorId === moderator.id) {
      throw forbidden(
        'own-comment',
        'You cannot decide about a comment of your own: another moderator must.',
      );
    }
    if (comment.version !== version)
      return repeatOrConflict(tx, comment, { action, version, actorId: moderator.id });
    const by = { at: context.now(), actorId: moderator.id, maker: 'MODERATOR', rule, reason } as const;
    const after = await act[action](tx, comment, by);
    return { id: after.id, status: after.state, version: after.version };
  });
}

/** A person whose words are turned down is owed the rule and the reason. */
function assertReasoned(rule: string | undefined, reason: string | null) {
  if (!rule)
    throw invalid('rule-required', 'Please name the house rule that the comment breaks.', { field: 'rule' });
  if (!reason)
    throw invalid('note-required', 'Please give its author the reason in your words.', { field: 'note' });
}

async function repeatOrConflict(
  tx: Tx,
  comment: LockedComment,
  asked: { action: Action; version: number; actorId: string },
): Promise<Decided> {
  const decisions = await findDecisions(tx, comment.id);
  const onThatVersion = decisions.find(({ version }) => version === asked.version);
  const mine = onThatVersion?.actorId === asked.actorId && onThatVersion.outcome === asked.action;
  if (mine && comment.version === asked.version + 1) {
    return { id: comment.id, status: comment.state, version: comment.version };
  }
  const latest = decisions[0];
  throw conflict('stale-version', 'This comment has moved on since you opened it.', {
    current: {
      status: comment.state,
      version: comment.version,
      decision: latest ? toDecisionView(latest) : null,
    },
  });
}
