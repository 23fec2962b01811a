import { HOUR_MS } from '@/lib/platform/durations';
import type { Reason } from '@/lib/platform/reasons';
import type { CommentState } from './schemas';

/** What can be done to a comment once it exists. */
export type Verb =
  | 'line-up'
  | 'publish'
  | 'object'
  | 'refer'
  | 'reject'
  | 'remove'
  | 'hide'
  | 'restore'
  | 'withdraw'
  | 'unwithdraw'
  | 'expire'
  | 'revise';

/** The part of a comment that decides what may happen to it. */
export type Lifecycle = {
  state: CommentState;
  /** The newest revision's number, and that of the one that readers see. */
  revision: number;
  publishedRevision: number | null;
  visible: boolean;
  /** A moderator turned the newest revision down; an earlier one may be up all the same. */
  turnedDown: boolean;
  /** The author's duty is done or waived. */
  dutyDone: boolean;
  resubmissions: number;
};

/** From which states a verb leads on. Everything else is refused, whoever asks. */
const from: Record<Verb, readonly CommentState[]> = {
  'line-up': ['AWAITING_REVIEWS'],
  publish: ['IN_REVIEW', 'OBJECTED', 'REFERRED', 'REJECTED', 'PUBLISHED'],
  object: ['IN_REVIEW'],
  refer: ['IN_REVIEW', 'OBJECTED'],
  reject: ['IN_REVIEW', 'OBJECTED', 'REFERRED'],
  remove: ['PUBLISHED', 'IN_REVIEW', 'OBJECTED', 'REFERRED'],
  hide: ['PUBLISHED', 'IN_REVIEW', 'OBJECTED', 'REFERRED'],
  restore: ['REMOVED', 'REFERRED'],
  withdraw: ['AWAITING_REVIEWS', 'IN_REVIEW', 'OBJECTED', 'REFERRED', 'PUBLISHED', 'REJECTED', 'EXPIRED'],
  unwithdraw: ['WITHDRAWN'],
  expire: ['AWAITING_REVIEWS'],
  revise: ['AWAITING_REVIEWS', 'IN_REVIEW', 'OBJECTED', 'REFERRED', 'PUBLISHED', 'REJECTED', 'EXPIRED'],
};

/** When what peers object to is no longer its author’s to decide, and a moderator’s (R9). */
export const authorsUntil = (objectedAt: Date, { authorHours }: { authorHours: number }): Date =>
  new Date(objectedAt.getTime() + authorHours * HOUR_MS);

/** How long what an author took back can be put back. */
const UNDO_MS = 5 * 60_000;

/** Until when a withdrawal can be undone; null where it is final. */
export const undoableUntil = (withdrawal: { at: Date } | null): Date | null =>
  withdrawal && new Date(withdrawal.at.getTime() + UNDO_MS);

type Place = Pick<Lifecycle, 'state' | 'visible' | 'revision' | 'publishedRevision'>;

/** Readers saw it, and do not until a moderator has looked at what was reported about it. */
const isHidden = ({ state, visible, publishedRevision }: Place): boolean =>
  state === 'REFERRED' && !visible && publishedRevision !== null;

/** Whether the verb leads on from where the comment stands. */
export function can(comment: Place, verb: Verb): boolean {
  if (!from[verb].includes(comment.state)) return false;
  switch (verb) {
    // Only what readers see can be taken from them, or be kept from them for good.
    case 'remove':
      return comment.visible || isHidden(comment);
    case 'hide':
      return comment.visible;
    case 'restore':
      return comment.state === 'REMOVED' || isHidden(comment);
    // What is hidden comes back, or goes, before anything else about it is decided. Of what is up, only an edit that was
    // turned down is left to publish.
    case 'publish':
      return (
        !isHidden(comment) &&
        (comment.state !== 'PUBLISHED' || comment.revision !== comment.publishedRevision)
      );
    case 'reject':
      return !isHidden(comment);
    default:
      return true;
  }
}

export type Next = Pick<Lifecycle, 'state' | 'publishedRevision' | 'visible'>;

/** Where a verb leads that leads to one place. Ask `can` first. */
export function next(comment: Lifecycle, verb: Exclude<Verb, 'revise' | 'unwithdraw'>): Next {
  const { publishedRevision, visible } = comment;
  switch (verb) {
    case 'line-up':
      return { state: 'IN_REVIEW', publishedRevision, visible };
    case 'publish':
      return { state: 'PUBLISHED', publishedRevision: comment.revision, visible: true };
    case 'object':
      return { state: 'OBJECTED', publishedRevision, visible };
    case 'refer':
      return { state: 'REFERRED', publishedRevision, visible };
    case 'reject':
      // A rejected edit leaves the accepted text where it was (R11).
      return { state: visible ? 'PUBLISHED' : 'REJECTED', publishedRevision, visible };
    case 'remove':
      return { state: 'REMOVED', publishedRevision, visible: false };
    case 'hide':
      return { state: 'REFERRED', publishedRevision, visible: false };
    case 'restore':
      // An edit that nobody had decided when the comment was taken away is still to be decided.
      return { state: isPending(comment) ? 'REFERRED' : 'PUBLISHED', publishedRevision, visible: true };
    case 'withdraw':
      return { state: 'WITHDRAWN', publishedRevision, visible: false };
    case 'expire':
      return { state: 'EXPIRED', publishedRevision, visible };
  }
}

/** The newest revision was neither accepted nor turned down. */
const isPending = ({ revision, publishedRevision, turnedDown }: Lifecycle): boolean =>
  revision !== publishedRevision && !turnedDown;

/** Whether the newest revision is up or on its way there: sending its text again asks for nothing new. */
export const newestStands = ({ state, turnedDown }: Pick<Lifecycle, 'state' | 'turnedDown'>): boolean =>
  !turnedDown && state !== 'EXPIRED';

/**
 * Where a new revision leads (R11). It gets in line when the duty is done, or readers see an earlier one, and otherwise waits for the reviews that its
 * author owes; one that screening holds, and one that a moderator already has before them, is the moderator's.
 */
export function nextAfterRevision(comment: Lifecycle, held: boolean): CommentState {
  if (held || comment.state === 'REFERRED') return 'REFERRED';
  return comment.dutyDone || comment.visible ? 'IN_REVIEW' : 'AWAITING_REVIEWS';
}

/** Whether the author may send a new text; a rejected comment, only so many times. */
export function mayRevise(
  comment: Place & Pick<Lifecycle, 'resubmissions'>,
  resubmissionsAllowed: number,
): boolean {
  if (!can(comment, 'revise')) return false;
  return comment.state !== 'REJECTED' || comment.resubmissions < resubmissionsAllowed;
}

/**
 * When the time for corrections ends: until then, what its author mends in a text that was accepted needs no further review.
 * Null where there is nothing to correct: it is not up, a newer text of it is under way or was turned down, or the time is over;
 * or it was reported, and a moderator is to find the text that the report is about.
 */
export function correctableUntil(
  comment: Place & { publishedAt: Date | null },
  { editMinutes, at, reported }: { editMinutes: number; at: Date; reported: boolean },
): Date | null {
  const { state, visible, revision, publishedRevision, publishedAt } = comment;
  if (state !== 'PUBLISHED' || !visible || revision !== publishedRevision || !publishedAt || reported)
    return null;
  const until = new Date(publishedAt.getTime() + editMinutes * 60_000);
  return at < until ? until : null;
}

/**
 * The state as someone sees it who may see only what is published: an edit under review is nobody else's business, and
 * whether what is gone may come back is the desk's.
 */
export function publicState({ state, visible }: Pick<Lifecycle, 'state' | 'visible'>): CommentState {
  if (visible) return 'PUBLISHED';
  return state === 'WITHDRAWN' ? 'WITHDRAWN' : 'REMOVED';
}

/** A moderator is to read it first, without what its reviewers said: until they have decided, nobody is told that (R15). */
export const isReadBlind = ({ state, reason }: { state: CommentState; reason: Reason | null }): boolean =>
  state === 'REFERRED' && reason !== null && typeof reason === 'object' && reason.code === 'read-first';
