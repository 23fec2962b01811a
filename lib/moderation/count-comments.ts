import { database } from '@/lib/platform/db';
import { commentStates, type CommentState } from '@/lib/comments/schemas';
import { countStates } from './store';

/** How many comments are in each state, for whoever runs the site; numbers alone, so nobody is asked who they are. */
export async function countComments(): Promise<Record<CommentState, number>> {
  const counts = await countStates(database());
  return Object.fromEntries(commentStates.map((state) => [state, counts[state] ?? 0])) as Record<
    CommentState,
    number
  >;
}
