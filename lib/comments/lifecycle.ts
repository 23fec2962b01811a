import { recording } from '@/lib/platform/audit';
import type { Sql, SqlTx } from '@/lib/platform/db';
import { conflict } from '@/lib/platform/errors';
import { emit, type Tag } from '@/lib/platform/events';
import type { Reason } from '@/lib/platform/reasons';
import { rescoreLocked } from './ranking/rescore';
import { can, next, type Next, type Verb } from './rules';
import type { DecisionInputs } from './schemas';
import {
  countVisibility,
  insertingDecision,
  puttingBack,
  updatingState,
  type DecisionOutcome,
  type LockedComment,
  type WithdrawnFrom,
} from './store';

// The row lock is how the subjects above decide about a comment; the query stays in the store.
export { lockComments, lockCommentsFound, type LockedComment } from './store';

/** Who makes a transition, when, and why. */
export type By = {
  at: Date;
  /** The person; null when peers together or a job did it. */
  actorId: string | null;
  maker: 'AUTHOR' | 'PEERS' | 'MODERATOR' | 'SYSTEM';
  /** The author is told it. */
  reason?: Reason | null;
  /** The house rule that was broken. */
  rule?: string | null;
  /** The words of the text that it is about; the whole text when there are none. */
  passage?: string | null;
  /** What a decision of peers was computed from. */
  inputs?: DecisionInputs;
};

/** The duty is done: the comment gets in line to be reviewed. */
export const lineUp = (tx: SqlTx, comment: LockedComment, by: By) =>
  transition(tx, comment, by, { verb: 'line-up' });
/** Readers see the newest revision from now on. */
export const publish = (tx: SqlTx, comment: LockedComment, by: By) =>
  transition(tx, comment, by, { verb: 'publish', outcome: 'PUBLISH' });
/** Peers object to it: its author decides first what becomes of it. */
export const object = (tx: SqlTx, comment: LockedComment, by: By) =>
  transition(tx, comment, by, { verb: 'object', outcome: 'OBJECT' });
/** A moderator is to give a second opinion. */
export const refer = (tx: SqlTx, comment: LockedComment, by: By) =>
  transition(tx, comment, by, { verb: 'refer', outcome: 'REFER' });
/** The newest revision is not accepted; an earlier accepted one stays up. */
export const reject = (tx: SqlTx, comment: LockedComment, by: By) =>
  transition(tx, comment, by, { verb: 'reject', outcome: 'REJECT' });
/** Readers see it no longer. */
export const remove = (tx: SqlTx, comment: LockedComment, by: By) =>
  transition(tx, comment, by, { verb: 'remove', outcome: 'REMOVE' });
/** Readers do not see it until a moderator has decided: it is restored, or removed. */
export const hide = (tx: SqlTx, comment: LockedComment, by: By) =>
  transition(tx, comment, by, { verb: 'hide', outcome: 'REFER' });
/** Readers see again what they saw; an edit that was under way goes to a moderator. */
export const restore = (tx: SqlTx, comment: LockedComment, by: By) =>
  transition(tx, comment, by, { verb: 'restore', outcome: 'RESTORE' });
/** Its author takes it back. */
export const withdraw = (tx: SqlTx, comment: LockedComment, by: By) =>
  transition(tx, comment, by, { verb: 'withdraw' });
/** Its author has left, and takes it along: also what was removed, so that nobody brings an empty text back. */
export const withdrawForGood = (tx: SqlTx, comment: LockedComment, by: By) =>
  transition(tx, comment, by, { verb: 'withdraw', anyway: true });
/** Its author did not do the reviews in time; the text stays theirs. */
export const expire = (tx: SqlTx, comment: LockedComment, by: By) =>
  transition(tx, comment, by, { verb: 'expire' });

/**
 * Its author has thought better of taking it back: it stands where it stood, down to its version, as if they never had. What its
 * reviewers said and hold counts on; what followed from the withdrawal is never what could not be undone (see `updatingState`).
 */
export const unwithdraw = (tx: SqlTx, comment: LockedComment, { was, ...by }: By & { was: WithdrawnFrom }) =>
  moveOn(tx, comment, by, {
    verb: 'unwithdraw',
    to: { ...was, publishedRevision: comment.publishedRevision, version: comment.version - 1 },
    moving: puttingBack(comment),
  });

/** A verb, and how it is called where it decides; `anyway` does not ask from where. */
type Move = { verb: Exclude<Verb, 'revise'>; outcome?: DecisionOutcome; anyway?: true };

/**
 * One transition of a locked comment: state, decision, audit and event in one statement, and then what readers count, all in the
 * caller's transaction.
 * Returns the comment as it stands afterwards.
 * @throws 409 with the current state and version when the verb does not lead on from where the comment stands, or while a decision
 *   about it is held
 */
async function transition(
  tx: SqlTx,
  comment: LockedComment,
  by: By,
  move: Move & { verb: Exclude<Verb, 'revise' | 'unwithdraw'> },
): Promise<LockedComment> {
  const to = { ...next(comment, move.verb), version: comment.version + 1 };
  const moving = updatingState(comment, { ...to, reason: by.reason ?? null, at: by.at });
  return moveOn(tx, comment, by, { ...move, to, moving });
}

async function moveOn(
  tx: SqlTx,
  comment: LockedComment,
  by: By,
  { verb, outcome, anyway, to, moving }: Move & { to: Next & { version: number }; moving: Sql },
): Promise<LockedComment> {
  if (!anyway) assertNotHeld(comment);
  if (!anyway && !can(comment, verb)) {
    throw conflict('wrong-state', {
      details: {
        current: { state: comment.state, version: comment.version },
      },
    });
  }
  const after = { ...comment, ...to };
  const { maker } = by;
  const decision =
    outcome && maker !== 'AUTHOR' ? [insertingDecision({ ...by, comment, outcome, maker })] : [];
  const audit = recording({
    at: by.at,
    actorId: by.actorId,
    action: `comment.${verb}`,
    subjectType: 'comment',
    subjectId: comment.id,
    fromState: comment.state,
    toState: to.state,
    reason: by.reason,
    details: { revision: comment.revision, ...(by.rule && { rule: by.rule }), ...inBrief(by.inputs) },
  });
  await emit(
    tx,
    {
      type: `comment.${verb}`,
      subjectId: comment.id,
      payload: { authorId: comment.authorId, state: to.state, version: after.version },
      tags: changesWhatReadersSee(comment, to) ? pagesOf(comment) : [],
      removal: comment.visible && !to.visible,
    },
    [moving, ...decision, audit],
  );
  // What members have said of another text, or before this one was hidden, is not what counts for it.
  if (to.visible && changesWhatReadersSee(comment, to)) await rescoreLocked(tx, [comment.id]);
  // Last, since all who publish under an article wait for its row.
  await showOrHide(tx, comment, to);
  return after;
}

/**
 * While a moderator may take their decision back, nobody does anything else about the comment, its author included.
 * @throws 409
 */
export function assertNotHeld({ held }: LockedComment): void {
  if (held) throw conflict('decision-held');
}

/** The audit keeps facts that are numbers or words; the whole stands at the decision. */
function inBrief(inputs: DecisionInputs | undefined): Record<string, number> {
  if (!inputs) return {};
  const { reviews, probability, policyVersion } = inputs;
  const accept = reviews.filter(({ verdict }) => verdict === 'YES').length;
  return { accept, object: reviews.length - accept, probability, policyVersion };
}

async function showOrHide(tx: SqlTx, comment: LockedComment, to: Next) {
  if (to.visible === comment.visible) return;
  await countVisibility(tx, comment, to.visible ? 1 : -1);
}

const changesWhatReadersSee = (comment: LockedComment, to: Next) =>
  comment.visible !== to.visible || (to.visible && comment.publishedRevision !== to.publishedRevision);

/** The pages that show a comment, or count it. */
export const pagesOf = (comment: LockedComment): Tag[] => [
  'front',
  `article:${comment.articleId}`,
  `member:${comment.authorId}`,
];
