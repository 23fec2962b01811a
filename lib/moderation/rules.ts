import { can, type Standing, type Verb } from '@/lib/comments/rules';
import type { Action } from './schemas';

/** The verb of a comment's life that a moderator's action is. */
export const verbOf = {
  PUBLISH: 'publish',
  REJECT: 'reject',
  REMOVE: 'remove',
  RESTORE: 'restore',
} as const satisfies Record<Action, Verb>;

/** What can be done with a comment as it stands. */
export const actionsFor = (comment: Pick<Standing, 'state' | 'visible'>): Action[] =>
  (Object.keys(verbOf) as Action[]).filter((action) => can(comment, verbOf[action]));
