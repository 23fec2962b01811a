import { mayRevise } from '@/lib/comments/rules';
import { appealableUntil } from '../appeals/rules';
import { gistOf, standingOf, type Against, type CommentHistory, type Terms } from './rules';
import { isAutomatic, statementInWords } from './statement-in-words';
import type { StatementView } from './schemas';

/**
 * The statement of reasons for a decision against a comment, with every fact that Article 17 (3) of Regulation (EU) 2022/2065
 * asks for. Mail and page say it with the same words: those in English stand in it, and in other languages it is said anew
 * from its gist.
 */
export function statementOf(history: CommentHistory, decision: Against, terms: Terms): StatementView {
  const { comment, commentId } = history;
  const stands = standingOf(history) === decision.id;
  const until = appealableUntil(decision.decidedAt, terms.appealDays);
  const left = Math.max(0, terms.resubmissions - comment.resubmissions);
  const rejected = stands && decision.outcome === 'REJECT';
  const gist = gistOf(history, decision, terms.publication);
  const { automatic, ...words } = statementInWords('en', gist);
  return {
    decisionId: decision.id,
    commentId,
    outcome: decision.outcome,
    stands,
    ...words,
    gist,
    automatic: { involved: isAutomatic(gist), words: automatic },
    rule: (decision.rule && terms.ruleOf(decision.rule)) || null,
    facts: decision.note,
    passage: decision.passage,
    revision: decision.textRevision,
    textHtml: decision.textHtml,
    language: decision.language,
    decidedAt: decision.decidedAt.toISOString(),
    appeal: {
      until: until.toISOString(),
      possible: stands && decision.appeal === null && terms.now <= until,
      filed: decision.appeal,
    },
    resubmission: {
      allowed: terms.resubmissions,
      left,
      possible: rejected && mayRevise(comment, terms.resubmissions),
    },
  };
}
