import { systemContext, type Context } from '@/lib/platform/context';
import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import { authorize, may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { MembersView } from './schemas';
import { findMembers } from './store';
import { toMemberItem } from './views';

/**
 * A page of the members, who came last first: all of them, or those with `query` in their name. Administrators, who may see
 * addresses, find members by them too.
 * @throws 401, 403 when the viewer is not of the desk
 */
export async function listMembers({
  viewer,
  query = '',
  sanctionedOnly = false,
  limit = 25,
  cursor,
  context = systemContext,
}: {
  viewer: Viewer | null;
  query?: string;
  sanctionedOnly?: boolean;
  limit?: number;
  cursor?: string;
  context?: Context;
}): Promise<MembersView> {
  const moderator = authorize(viewer, 'member.read');
  const rows = await findMembers(database(), {
    search: query.trim().normalize('NFC'),
    byAddress: may(moderator, 'member.read-address'),
    sanctionedOnly,
    now: context.now(),
    limit: limit + 1,
    after: decodeCursor(cursor),
  });
  const { page, nextCursor } = pageOf(rows, limit, ({ createdAt: at, id }) => encodeCursor({ at, id }));
  return {
    items: page.map((row) => toMemberItem(row, moderator)),
    nextCursor,
  };
}
