import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import type { Locale } from '@/lib/language/locales';
import type { Viewer } from '@/lib/members/viewer';
import { countUnread } from './count-unread';
import { excerptOf, noticeInWords } from '../notices';
import { readingLanguage } from '../reading-language';
import type { NoticesView, NoticeView } from '../schemas';
import { findNotices, type NoticeRow } from './store';

/**
 * The viewer's notices, newest first; also of a member who may no longer write.
 * @param locale the language that they are told in; the viewer's own when it is left out
 */
export async function listNotices({
  viewer,
  limit = 30,
  cursor,
  locale,
}: {
  viewer: Viewer;
  limit?: number;
  cursor?: string;
  locale?: Locale;
}): Promise<NoticesView> {
  const after = decodeCursor(cursor);
  const [rows, unread, language] = await Promise.all([
    findNotices(database(), viewer.id, limit + 1, after),
    countUnread({ viewer }),
    locale ?? readingLanguage(viewer.language),
  ]);
  const { page, nextCursor } = pageOf(rows, limit, ({ createdAt: at, id }) => encodeCursor({ at, id }));
  return {
    items: page.map((row) => toNoticeView(row, language)),
    nextCursor,
    unread,
  };
}

function toNoticeView(
  { id, createdAt, readAt, seen, commentId, ...content }: NoticeRow,
  locale: Locale,
): NoticeView {
  const about = { seen, commentId };
  return {
    id,
    kind: content.kind,
    ...noticeInWords(content, about, locale),
    excerpt: excerptOf(content, about),
    commentId,
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}
