import { can, type Lifecycle, type Verb } from '@/lib/comments/rules';
import type { Action, NotImpartial } from './schemas';

/** The verb of a comment's life that a moderator's action is. */
export const verbOf = {
  PUBLISH: 'publish',
  REJECT: 'reject',
  REMOVE: 'remove',
  RESTORE: 'restore',
} as const satisfies Record<Action, Verb>;

/** What can be done with a comment as it stands. */
export const actionsFor = (
  comment: Pick<Lifecycle, 'state' | 'visible' | 'revision' | 'publishedRevision'>,
): Action[] => (Object.keys(verbOf) as Action[]).filter((action) => can(comment, verbOf[action]));

/** Why somebody of the desk may not decide about a comment; null when they may. `reviewed`: they gave a verdict on it as a peer. */
export function whyNotImpartial(
  { authorId, reviewed }: { authorId: string; reviewed: boolean },
  moderatorId: string,
): NotImpartial | null {
  if (authorId === moderatorId) return 'own-comment';
  return reviewed ? 'own-review' : null;
}
