import type { CommentState } from '@/lib/comments/schemas';
import type { Action, DecisionView, QueueItem, QueueName } from '@/lib/moderation/schemas';
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
    intro: 'Posted comments that readers have reported.',
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

/** Words taken from somebody are owed a rule and a reason. */
export const needsReason = (action: Action): boolean => action === 'REJECT' || action === 'REMOVE';

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

/**
 * Why peers decided as they did, from the numbers that the decision was computed from:
 * "3 of 3 reviewers accept it: 98 % likely to be acceptable. Published from 90 %."
 */
export function inputsInWords({ outcome, inputs }: Pick<DecisionView, 'outcome' | 'inputs'>): string | null {
  if (!inputs) return null;
  const { accept = 0, object = 0, probability = 0, publishAt = 0, referBelow = 0 } = inputs;
  const reviews = accept + object;
  const who = `${accept} of ${reviews} ${reviews === 1 ? 'reviewer accepts' : 'reviewers accept'} it`;
  const so = `${who}: ${percent(probability)} likely to be acceptable.`;
  if (outcome === 'PUBLISH') return `${so} Published from ${percent(publishAt)}.`;
  if (probability < referBelow) return `${so} Referred below ${percent(referBelow)}.`;
  return `${so} Short of the ${percent(publishAt)} that it takes, and no more reviewers are asked.`;
}

/** What the decision assumed before and beside the reviews. */
export function assumptionsInWords({ inputs }: Pick<DecisionView, 'inputs'>): string | null {
  if (inputs?.prior === undefined || inputs.accuracy === undefined) return null;
  return `Assumed: ${percent(inputs.prior)} of comments are acceptable, and ${percent(inputs.accuracy)} of verdicts right.`;
}

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

/** A state of whatever an entry of the audit is about, in words where it is a comment's. */
export const stateInWords = (state: string): string => (stateWords as Record<string, string>)[state] ?? state;
