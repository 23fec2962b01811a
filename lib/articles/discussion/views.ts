import { closesAt, takesAt } from '../rules';
import type { DiscussionItem, DiscussionView } from './schemas';
import type { DiscussionRow } from './store';

export function toItem(row: DiscussionRow, now: Date): DiscussionItem {
  const { id, slug, headline: title, publishedAt, commentCount, moderatorFirst, slowMinutes } = row;
  return {
    id,
    slug,
    title,
    publishedAt: publishedAt.toISOString(),
    commentCount,
    moderatorFirst,
    slowMinutes,
    takes: takesAt(row, now),
    discovered: toDiscovered(row),
  };
}

function toDiscovered({ discoveredAt, address, lookedAt }: DiscussionRow): DiscussionItem['discovered'] {
  if (!discoveredAt || address === null) return null;
  return { at: discoveredAt.toISOString(), address, lookedAt: lookedAt?.toISOString() ?? null };
}

export function toView(row: DiscussionRow, now: Date): DiscussionView {
  const { version, commenting, note, closeAfterDays, announcement, defaultSort, topics } = row;
  return {
    ...toItem(row, now),
    version,
    commenting,
    note,
    closeAfterDays,
    announcement,
    defaultSort,
    topics,
    closesAt: closesAt(row.publishedAt, closeAfterDays)?.toISOString() ?? null,
  };
}
