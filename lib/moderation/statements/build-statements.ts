import { database } from '@/lib/platform/db';
import { currentPolicy } from '@/lib/policy/current-policy';
import { houseRule } from '../house-rules';
import { decisionAt, decisionToExplain, type Terms } from './rules';
import { statementOf } from './statement-of';
import type { StatementView } from './schemas';
import { findHistories } from './store';

/** The statement about each of these comments that a moderator has decided against, by the comment's id. */
export async function buildStatements(commentIds: string[], now: Date): Promise<Map<string, StatementView>> {
  const [histories, terms] = await Promise.all([findHistories(database(), commentIds), termsAt(now)]);
  const built = histories.flatMap((history) => {
    const decision = decisionToExplain(history);
    return decision ? [[history.commentId, statementOf(history, decision, terms)] as const] : [];
  });
  return new Map(built);
}

/**
 * The statement of one decision, whatever came after it, for whoever sends it to the author: `version` is the comment's
 * before the decision. Null when that was no decision against it.
 */
export async function buildStatementOf({
  commentId,
  version,
  now,
}: {
  commentId: string;
  version: number;
  now: Date;
}): Promise<StatementView | null> {
  const [history] = await findHistories(database(), [commentId]);
  const decision = history && decisionAt(history, version);
  return decision ? statementOf(history, decision, await termsAt(now)) : null;
}

/** What statements take from the policy in force. */
export async function termsAt(now: Date): Promise<Terms> {
  const { names, appeals, review } = await currentPolicy();
  return {
    now,
    publication: names.publication,
    appealDays: appeals.days,
    resubmissions: review.resubmissions,
    ruleOf: houseRule,
  };
}
