import { transaction } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { lockComments } from '@/lib/comments/lifecycle';
import { noteOverturned } from './store';

/**
 * Notes of the reports after which a comment went whether they were right: not while it is up again, as a moderator, an appeal or its author had it. Called
 * again, it changes nothing.
 */
export async function reconsiderReports({ subjectId }: Pick<Happened, 'subjectId'>): Promise<void> {
  await transaction(async (tx) => {
    const [comment] = await lockComments(tx, [subjectId]);
    if (comment) await noteOverturned(tx, comment.id, comment.state === 'PUBLISHED');
  });
}
