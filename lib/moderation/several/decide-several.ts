import { systemContext, type Context } from '@/lib/platform/context';
import { AppError } from '@/lib/platform/errors';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { assertReasoned, decideComment } from '../decide-comment';
import type { HouseRuleKey } from '../house-rules';
import { needsReason, type CommentItem } from '../schemas';
import { planDecisions } from './plan-decisions';
import type { Choice, SeveralAction } from './schemas';

/**
 * One decision about several comments: each on the version that the moderator had before them, in a transaction of its own, and by the rules of a single one. What is in
 * the way of one stops no other. Done again, what was decided stays as it is.
 * @throws 401, 403, 400 before any is decided, when a rejection or removal has no rule or reason
 */
export async function decideSeveral({
  viewer,
  choices,
  action,
  rule,
  note,
  hold,
  context = systemContext,
}: {
  viewer: Viewer | null;
  choices: readonly Choice[];
  action: SeveralAction;
  rule?: HouseRuleKey;
  /** The reason, or how it is given to the author of one of them. */
  note?: string | ((item: CommentItem) => string);
  hold?: boolean;
  context?: Context;
}): Promise<void> {
  authorize(viewer, 'desk.decide');
  if (needsReason(action)) assertReasoned(rule, note);
  const plan = await planDecisions({ viewer, choices, action, context });
  const decision = { viewer, action, rule, againstReviewers: false, hold, context };
  for (const { id: commentId, version, standing, item } of plan) {
    if (standing !== 'can' || !item) continue;
    const words = typeof note === 'function' ? note(item) : note;
    await unlessInTheWay(decideComment({ ...decision, commentId, version, note: words }));
  }
}

/** What one comment stands in the way of, and no other. */
const OWN = [403, 404, 409];

/** What an act comes to, or nothing where how its one comment stands by now is in the way. */
export async function unlessInTheWay<Result>(act: Promise<Result>): Promise<Result | null> {
  try {
    return await act;
  } catch (error) {
    if (!(error instanceof AppError && OWN.includes(error.status))) throw error;
    return null;
  }
}
