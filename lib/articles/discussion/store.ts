import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db, Tx } from '@/lib/platform/db';
import type { ThreadSort } from '@/lib/policy/schemas';
import type { Commenting } from '../schemas';

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
};

const columns = Prisma.sql`id, slug, headline, published_at as "publishedAt", comment_count as "commentCount",
  discussion_version as version, commenting::text as commenting, commenting_note as note, close_after_days as "closeAfterDays",
  moderator_first as "moderatorFirst", slow_minutes as "slowMinutes", announcement, default_sort as "defaultSort", topics`;

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

export async function updateDiscussion(
  tx: Tx,
  id: string,
  {
    note,
    ...settings
  }: Omit<DiscussionRow, 'id' | 'slug' | 'headline' | 'publishedAt' | 'commentCount' | 'version'> & {
    announcementHtml: string;
  },
): Promise<void> {
  await tx.article.update({
    where: { id },
    data: { ...settings, commentingNote: note, discussionVersion: { increment: 1 } },
    select: { id: true },
  });
}

/** Articles, the newest first: all, or those whose headlines have all words that `words` asks for. */
export async function findDiscussions(
  db: Db,
  { words, after, limit }: { words: string | undefined; after?: Cursor; limit: number },
): Promise<DiscussionRow[]> {
  const called = words
    ? Prisma.sql`and to_tsvector('simple', headline) @@ to_tsquery('simple', ${words})`
    : Prisma.empty;
  const place = after ? Prisma.sql`and (published_at, id) < (${after.at}, ${after.id}::uuid)` : Prisma.empty;
  return db.$queryRaw`select ${columns} from articles where true ${called} ${place}
    order by published_at desc, id desc limit ${limit}`;
}
