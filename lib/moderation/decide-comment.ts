import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { conflict, invalid, notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { lockComments, type LockedComment } from '@/lib/comments/lifecycle';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { assertImpartial } from './assert-impartial';
import { carryOut } from './held-decisions/carry-out';
import { holdDecision } from './held-decisions/hold-decision';
import { findHeld } from './held-decisions/store';
import type { HouseRuleKey } from './house-rules';
import { toDecisionView } from './read-case';
import type { Action, Decided } from './schemas';
import { isQuotedFrom } from './statements/rules';
import { dissentOf } from './rules';
import { findDecisions, findTexts, findVerdicts } from './store';

/**
 * A moderator's decision about a comment, on the version that they had before them. The same decision again, from a double
 * click, gives the same answer. It answers what else waits for one (`carryOut`): a decision that was appealed against is therefore
 * undone by another moderator only.
 * @throws 401, 403 also to who wrote it, or reviewed it while somebody else can decide, 404, 400 when a rejection has no rule or note, or the passage is not in the
 *   text, 409 with the current state and who decided it when the comment has moved on, or with what its reviewers say against publishing it;
 *   409 while another decision is held
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
  hold = false,
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
  /** Whether it is held first, for as long as the policy has it: until then nothing follows, and whoever took it may take it back. */
  hold?: boolean;
  context?: Context;
}): Promise<Decided> {
  const moderator = authorize(viewer, 'desk.decide');
  const reason = normaliseText(note ?? '') || null;
  if (action === 'REJECT') assertReasoned(rule, reason);
  const seconds = hold ? (await currentPolicy()).moderation.holdSeconds : 0;
  const at = context.now();
  const deciding = { moderatorId: moderator.id, at };
  return transaction(async (tx) => {
    const [comment] = isId(commentId) ? await lockComments(tx, [commentId]) : [];
    if (!comment) throw notFound('comment');
    const alone = await assertImpartial(tx, comment, deciding);
    if (comment.held) return repeatOrHeld(tx, comment, { action, version, moderatorId: moderator.id });
    if (comment.version !== version)
      return repeatOrConflict(tx, comment, { action, version, actorId: moderator.id });
    const quoted = await quotedPassage(tx, comment, passage);
    if (action === 'PUBLISH' && !againstReviewers) await assertNoDissent(tx, comment);
    const taken = {
      moderatorId: moderator.id,
      action,
      rule: rule ?? null,
      note: reason,
      passage: quoted,
      alone,
    };
    if (seconds > 0) {
      const until = await holdDecision(tx, comment, { ...taken, at, seconds });
      return toDecided(comment, until);
    }
    return toDecided(await carryOut(tx, comment, { ...taken, at }));
  });
}

const toDecided = ({ id, state, version }: LockedComment, heldUntil?: Date): Decided => ({
  id,
  status: state,
  version,
  heldUntil: heldUntil?.toISOString() ?? null,
});

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

/**
 * A person whose words are turned down is owed the rule and the reason (Article 17 (3) of Regulation (EU) 2022/2065).
 * @throws 400
 */
export function assertReasoned(rule: string | undefined, reason: unknown) {
  if (!rule) throw invalid('rule-required', { field: 'rule' });
  if (!reason) throw invalid('note-required', { field: 'note' });
}

/** Of what is held, the same once more is a double click; anything else waits until it has taken effect, or is taken back. */
async function repeatOrHeld(
  tx: Tx,
  comment: LockedComment,
  asked: { action: Action; version: number; moderatorId: string },
): Promise<Decided> {
  const held = await findHeld(tx, comment.id);
  const same =
    held?.action === asked.action && held.version === asked.version && held.moderatorId === asked.moderatorId;
  if (same) return toDecided(comment, held.takesEffectAt);
  throw conflict('decision-held');
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
    return toDecided(comment);
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
