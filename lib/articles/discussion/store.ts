import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db, Tx } from '@/lib/platform/db';
import type { ThreadSort } from '@/lib/policy/schemas';
import type { Commenting } from '../schemas';
import type { DiscussionInput } from './schemas';

export type DiscussionRow = {
  id: string;
  slug: string;
  headline: string;
  publishedAt: Date;
  commentCount: number;
  version: number;
  commenting: Commenting;
  note: string;
  closeAfterDays: number | null;
  moderatorFirst: boolean;
  slowMinutes: number;
  announcement: string;
  defaultSort: ThreadSort | null;
  topics: string[];
  address: string | null;
  discoveredAt: Date | null;
  lookedAt: Date | null;
};

const columns = Prisma.sql`id, slug, headline, published_at as "publishedAt", comment_count as "commentCount",
  discussion_version as version, commenting::text as commenting, commenting_note as note, close_after_days as "closeAfterDays",
  moderator_first as "moderatorFirst", slow_minutes as "slowMinutes", announcement, default_sort as "defaultSort", topics, address,
  discovered_at as "discoveredAt", looked_at as "lookedAt"`;

export async function findDiscussion(db: Db, id: string): Promise<DiscussionRow | null> {
  const [row] = await db.$queryRaw<DiscussionRow[]>`select ${columns} from articles where id = ${id}::uuid`;
  return row ?? null;
}

/** As `findDiscussion`, locked: whoever submits a comment holds the row shared, so each of the two sees what the other has done. */
export async function lockDiscussion(tx: Tx, id: string): Promise<DiscussionRow | null> {
  const [row] = await tx.$queryRaw<
    DiscussionRow[]
  >`select ${columns} from articles where id = ${id}::uuid for no key update`;
  return row ?? null;
}

type DiscussionData = Omit<DiscussionInput, 'version'> & { announcementHtml: string; lookedAt: Date | null };

export async function updateDiscussion(
  tx: Tx,
  id: string,
  { note, ...settings }: DiscussionData,
): Promise<void> {
  await tx.article.update({
    where: { id },
    data: { ...settings, commentingNote: note, discussionVersion: { increment: 1 } },
    select: { id: true },
  });
}

type Wanted = { words: string | undefined; onlyNew: boolean; after?: Cursor; limit: number };

/** Articles, the newest first: all, or those whose headlines have all words that `words` asks for, or that the desk has not looked at. */
export async function findDiscussions(
  db: Db,
  { words, onlyNew, after, limit }: Wanted,
): Promise<DiscussionRow[]> {
  const called = words
    ? Prisma.sql`and to_tsvector('simple', headline) @@ to_tsquery('simple', ${words})`
    : Prisma.empty;
  const place = after ? Prisma.sql`and (published_at, id) < (${after.at}, ${after.id}::uuid)` : Prisma.empty;
  const unseen = onlyNew ? Prisma.sql`and discovered_at is not null and looked_at is null` : Prisma.empty;
  return db.$queryRaw`select ${columns} from articles where true ${called} ${unseen} ${place}
    order by published_at desc, id desc limit ${limit}`;
}
