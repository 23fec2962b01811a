import { systemContext, type Context } from '@/lib/platform/context';
import { listOwnComments } from '@/lib/comments/own/list-own-comments';
import type { Viewer } from '@/lib/members/viewer';
import { buildStatements } from './build-statements';
import type { OwnCaseView } from './schemas';

/** The viewer's comments in every state, newest first, each with the statement of the decision against it if there is one. */
export async function listOwnCases({
  viewer,
  limit,
  cursor,
  context = systemContext,
}: {
  viewer: Viewer;
  limit?: number;
  cursor?: string;
  context?: Context;
}): Promise<{ items: OwnCaseView[]; nextCursor: string | null }> {
  const { items, nextCursor } = await listOwnComments({ viewer, limit, cursor });
  const statements = await buildStatements(
    items.map(({ id }) => id),
    context.now(),
  );
  return {
    items: items.map((comment) => ({ ...comment, statement: statements.get(comment.id) ?? null })),
    nextCursor,
  };
}
