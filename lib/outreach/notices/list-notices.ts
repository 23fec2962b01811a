import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import type { Viewer } from '@/lib/members/viewer';
import { countUnread } from './count-unread';
import { noticeInWords } from './notice-words';
import type { NoticesView, NoticeView } from './schemas';
import { findNotices, type NoticeRow } from './store';

/** The viewer's notices, newest first; also of a member who may no longer write. */
export async function listNotices({
  viewer,
  limit = 30,
  cursor,
}: {
  viewer: Viewer;
  limit?: number;
  cursor?: string;
}): Promise<NoticesView> {
  const after = decodeCursor(cursor);
  const [rows, unread] = await Promise.all([
    findNotices(database(), viewer.id, limit + 1, after),
    countUnread({ viewer }),
  ]);
  const { page, nextCursor } = pageOf(rows, limit, ({ createdAt: at, id }) => encodeCursor({ at, id }));
  return {
    items: page.map(toNoticeView),
    nextCursor,
    unread,
  };
}

function toNoticeView({ id, commentId, createdAt, readAt, ...told }: NoticeRow): NoticeView {
  return {
    id,
    kind: told.kind,
    ...noticeInWords(told, commentId),
    excerpt: 'excerpt' in told.facts ? told.facts.excerpt : null,
    commentId,
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}
