import type { CommentState } from '@/lib/comments/schemas';
import type { Action, DecisionView, QueueItem, QueueName } from '@/lib/moderation/schemas';
import type { SanctionKind } from '@/lib/moderation/sanctions/schemas';
import type { ReviewerStanding } from '@/lib/peer-review/schemas';
import type { Verdict } from '@/lib/peer-review/schemas';

/** What the desk calls its queues, and says of one that holds nothing. */
export const queueWords: Record<QueueName, { title: string; intro: string; empty: string }> = {
  referred: {
    title: 'Referred',
    intro: 'Comments that their reviewers did not settle. The one that has waited longest comes first.',
    empty:
      'Nothing waits for you. What reviewers cannot settle comes here, and so does what has waited too long.',
  },
  'in-review': {
    title: 'In review',
    intro: 'Comments that members are reviewing. They need you only if something is wrong.',
    empty: 'Nothing is being reviewed. Comments appear here once their authors have done their own reviews.',
  },
  reported: {
    title: 'Reported',
    intro:
      'Comments that readers have reported, and no moderator has answered yet. Remove what breaks a rule; dismiss the reports of what does not.',
    empty: 'Nobody has reported anything.',
  },
  published: {
    title: 'Published',
    intro: 'Comments that readers see, the newest first.',
    empty: 'No comment has been posted yet.',
  },
  rejected: {
    title: 'Rejected',
    intro: 'Comments that were not accepted, or were taken down, the newest first.',
    empty: 'No comment has been rejected or taken down.',
  },
};

export const stateWords: Record<CommentState, string> = {
  AWAITING_REVIEWS: 'Waiting for its author’s reviews',
  IN_REVIEW: 'In review',
  REFERRED: 'Referred',
  PUBLISHED: 'Published',
  REJECTED: 'Rejected',
  REMOVED: 'Removed',
  WITHDRAWN: 'Withdrawn by its author',
  EXPIRED: 'Expired',
};

export const verdictWords: Record<Verdict, string> = {
  YES: 'Yes',
  NOT_CIVIL: 'Not civil',
  MISINFORMATION: 'Mis/disinformation',
};

/** The button of each action; its accessible name goes on with whose comment it is. */
export const actionWords: Record<Action, string> = {
  PUBLISH: 'Publish',
  REJECT: 'Reject',
  REMOVE: 'Remove',
  RESTORE: 'Restore',
};

/** What a comment was reported for. */
export const reasonInWords = (
  reason: string,
  ruleOf: (key: string) => { title: string } | undefined,
): string => (reason === 'other' ? 'Something else' : (ruleOf(reason)?.title ?? reason));

const didWords: Record<DecisionView['outcome'], string> = {
  PUBLISH: 'published it',
  REFER: 'referred it to moderators',
  REJECT: 'rejected it',
  REMOVE: 'removed it',
  RESTORE: 'restored it',
};

const makers: Record<DecisionView['maker'], string> = {
  PEERS: 'Its reviewers',
  MODERATOR: 'A moderator',
  SYSTEM: 'The system',
};

/** "Thandi published it", "Its reviewers referred it to moderators". */
export const decisionInWords = ({ actor, maker, outcome }: DecisionView): string =>
  `${actor ?? makers[maker]} ${didWords[outcome]}`;

// A no-break space keeps number and sign on one line.
export const percent = (share: number): string => `${Number((share * 100).toFixed(1))}\u00a0%`;

/** Why a comment is where it is, as far as its reviews say so. */
export function whyInWords({
  status,
  reason,
  verdicts,
}: Pick<QueueItem, 'status' | 'reason' | 'verdicts'>): string | null {
  const { yes, notCivil, misinformation } = verdicts;
  const total = yes + notCivil + misinformation;
  if (status === 'IN_REVIEW') return total === 0 ? 'Nobody has reviewed it yet.' : null;
  const isModeratorsOwn = status === 'REJECTED' || status === 'REMOVED';
  return reason && isModeratorsOwn ? `“${reason}”` : reason;
}

const exact = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

/** "24 Nov 2026, 13:05 UTC": the same for everybody who compares notes. */
export const momentInWords = (at: string): string => `${exact.format(new Date(at))} UTC`;

/** What a sanction is called. */
export const sanctionWords: Record<SanctionKind, string> = { TIME_OUT: 'Time-out', BAN: 'Ban' };

/** What the desk calls a reviewer's place on the ladder. */
export const standingWords: Record<ReviewerStanding, string> = {
  GOOD: 'In good standing',
  WARNED: 'Warned',
  SUSPENDED: 'Weighs nothing',
};

export const standingTones = {
  GOOD: 'accent',
  WARNED: 'plain',
  SUSPENDED: 'danger',
} as const satisfies Record<ReviewerStanding, string>;

/** Of a calibration item, and of a contest. */
const calibrationWords = { IN_USE: 'In use', RETIRED: 'Out of use', KEPT: 'It stands' };

const allStates: Record<string, string> = {
  ...stateWords,
  ...sanctionWords,
  ...standingWords,
  ...calibrationWords,
};

/** A state of whatever an entry of the audit is about, in words where it has any. */
export const stateInWords = (state: string): string => allStates[state] ?? state;
