import type { AppealState, AppealView } from '@/lib/moderation/appeals/schemas';
import { momentInWords } from './words';

/** What the desk calls the states of an appeal, and says of who brought it there. */
export const appealWords: Record<AppealState, { name: string; did: string; intro: string; empty: string }> = {
  OPEN: {
    name: 'Open',
    did: '',
    intro:
      'Authors who ask for a second decision, the one who has waited longest first. Whoever took the first decision does not take this one.',
    empty: 'Nobody is waiting for a second decision.',
  },
  REVERSED: {
    name: 'Reversed',
    did: 'reversed the decision',
    intro: 'Decisions that were changed on appeal, the newest first.',
    empty: 'No decision has been changed on appeal.',
  },
  UPHELD: {
    name: 'Upheld',
    did: 'upheld the decision',
    intro: 'Decisions that stood on appeal, the newest first.',
    empty: 'No decision has been upheld on appeal.',
  },
  CLOSED: {
    name: 'Closed',
    did: 'closed it, because the comment had moved on',
    intro:
      'Appeals with nothing left to decide, because the comment was revised or withdrawn, the newest first.',
    empty: 'No appeal was closed without a decision.',
  },
};

/** What keeps somebody of the desk from deciding an appeal, in a word to them. */
export const notYoursWords = {
  'own-decision': 'The decision was yours',
  'own-comment': 'The comment is yours',
  'own-review': 'You have reviewed the comment as a member',
} as const;

const didWords = { REJECT: 'rejected', REMOVE: 'removed' } as const;

/** "rejected by Thandi on 24 Nov 2026, 13:05 UTC". */
export const decidedInWords = ({ decision }: AppealView): string =>
  `${didWords[decision.outcome]} by ${decision.actor ?? 'the system'} on ${momentInWords(decision.createdAt)}`;
