import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { conflict, invalid, notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { publish, reject, remove, restore, lockComments, type LockedComment } from '@/lib/comments/lifecycle';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { closeIfMoot, endAppeal } from './appeals/end-appeal';
import { appealUndoneBy } from './appeals/undo-decision';
import { assertImpartial, recordAlone } from './assert-impartial';
import type { HouseRuleKey } from './house-rules';
import { toDecisionView } from './read-case';
import { endReports } from './reports/end-reports';
import type { Action, Decided } from './schemas';
import { isQuotedFrom } from './statements/rules';
import { dissentOf } from './rules';
import { findDecisions, findTexts, findVerdicts } from './store';

const act = { PUBLISH: publish, REJECT: reject, REMOVE: remove, RESTORE: restore } as const;

/**
 * A moderator's decision about a comment, on the version that they had before them. The same decision again, from a double
 * click, gives the same answer. It answers what else waits for one: open reports of what is removed or shown again, and the
 * appeal against a decision that it undoes, which therefore only another moderator may undo.
 * @throws 401, 403 also to who wrote it, or reviewed it while somebody else can decide, 404, 400 when a rejection has no rule or note, or the passage is not in the
 *   text, 409 with the current state and who decided it when the comment has moved on, or with what its reviewers say against publishing it
 */
export async function decideComment({
  viewer,
  commentId,
  action,
  version,
  rule,
  note,
  passage,
  againstReviewers = true,
  context = systemContext,
}: {
  viewer: Viewer | null;
  commentId: string;
  action: Action;
  version: number;
  rule?: HouseRuleKey;
  note?: string;
  /** The words that it is about, quoted from the text. */
  passage?: string;
  /** Whether it may be published although its reviewers are against that (`dissentOf`): who has been told of it says so. */
  againstReviewers?: boolean;
  context?: Context;
}): Promise<Decided> {
  const moderator = authorize(viewer, 'desk.decide');
  const reason = normaliseText(note ?? '') || null;
  if (action === 'REJECT') assertReasoned(rule, reason);
  const at = context.now();
  const deciding = { moderatorId: moderator.id, at };
  return transaction(async (tx) => {
    const [comment] = isId(commentId) ? await lockComments(tx, [commentId]) : [];
    if (!comment) throw notFound('comment');
    const alone = await assertImpartial(tx, comment, deciding);
    if (comment.version !== version)
      return repeatOrConflict(tx, comment, { action, version, actorId: moderator.id });
    const quoted = await quotedPassage(tx, comment, passage);
    if (action === 'PUBLISH' && !againstReviewers) await assertNoDissent(tx, comment);
    const appeal = await appealUndoneBy(tx, comment, { action, moderatorId: moderator.id });
    const by = { at, actorId: moderator.id, maker: 'MODERATOR', rule, reason, passage: quoted } as const;
    const after = await act[action](tx, comment, by);
    if (alone) await recordAlone(tx, comment.id, deciding);
    if (appeal) {
      const end = { state: 'REVERSED', decidedAt: at, decidedById: moderator.id } as const;
      await endAppeal(tx, appeal, { ...end, note: reason ?? UNDONE });
    } else await closeIfMoot(tx, after, at);
    const outcome = answerToReports(comment, action);
    if (outcome) await endReports(tx, after, { outcome, at, actorId: moderator.id, note: reason });
    return { id: after.id, status: after.state, version: after.version };
  });
}

/** Said to the appellant by a moderator who undid the decision without a word. */
const UNDONE = { code: 'decision-changed', facts: {} } as const;

/** What removing a comment, or showing what reports had hidden, says to those who reported it; nothing else says anything. */
function answerToReports({ state }: LockedComment, action: Action): 'ACTED' | 'DISMISSED' | null {
  if (action === 'REMOVE') return 'ACTED';
  return action === 'RESTORE' && state === 'REFERRED' ? 'DISMISSED' : null;
}

async function quotedPassage(
  tx: Tx,
  { id }: LockedComment,
  passage: string | undefined,
): Promise<string | null> {
  const quoted = normaliseText(passage ?? '');
  if (!quoted) return null;
  const texts = await findTexts(tx, id);
  if (texts.some((text) => isQuotedFrom(quoted, text))) return quoted;
  throw invalid('passage-not-found', {
    field: 'passage',
  });
}

/** Before peers are overruled, and are taken to have been wrong, whoever does it is told what they said. */
async function assertNoDissent(tx: Tx, { id, revision }: LockedComment): Promise<void> {
  const verdicts = await findVerdicts(tx, id);
  const dissent = verdicts && dissentOf({ verdicts, revision, decisions: await findDecisions(tx, id) });
  if (dissent) throw conflict('against-reviewers', { details: { dissent } });
}

/** A person whose words are turned down is owed the rule and the reason (Article 17 (3) of Regulation (EU) 2022/2065). */
function assertReasoned(rule: string | undefined, reason: string | null) {
  if (!rule) throw invalid('rule-required', { field: 'rule' });
  if (!reason) throw invalid('note-required', { field: 'note' });
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
  throw conflict('stale-version', {
    facts: { what: 'comment' },
    details: {
      current: {
        status: comment.state,
        version: comment.version,
        decision: latest ? toDecisionView(latest) : null,
      },
    },
  });
}
