import { Prisma } from '@/prisma/generated/client/client';
import type { Db, Tx } from '@/lib/platform/db';
import type { ArticleSummary, ArticleView, Picture, StoredPicture } from './schemas';
import { threadSorts, type ThreadSort } from '@/lib/policy/schemas';
import { readingMinutes } from './rules';

const summary = {
  id: true,
  slug: true,
  headline: true,
  standfirst: true,
  byline: true,
  topics: true,
  publishedAt: true,
  wordCount: true,
  commentCount: true,
  commentsOpen: true,
  language: true,
  picture: true,
} as const;

/** The newest articles, the lead first. */
export async function findNewest(db: Db, limit: number): Promise<ArticleSummary[]> {
  const rows = await db.article.findMany({
    select: summary,
    orderBy: [{ lead: 'desc' }, { publishedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.map(toSummary);
}

export async function findBySlug(db: Db, slug: string): Promise<ArticleView | null> {
  // PostgreSQL takes no NUL in a text, and an address can have one.
  if (slug.includes('\0')) return null;
  const row = await db.article.findUnique({
    where: { slug },
    select: { ...summary, bodyHtml: true, defaultSort: true },
  });
  if (!row) return null;
  const defaultSort = threadSorts.find((sort) => sort === row.defaultSort) ?? null;
  return { ...toSummary(row), bodyHtml: row.bodyHtml, defaultSort };
}

/** What articles are about, the commonest first. */
export async function findTopics(db: Db, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ topic: string }[]>`
    select topic from articles, unnest(topics) as topic group by topic order by count(*) desc, topic limit ${limit}`;
  return rows.map(({ topic }) => topic);
}

export type ArticleData = {
  id: string;
  slug: string;
  headline: string;
  standfirst: string;
  byline: string;
  topics: string[];
  body: string;
  bodyHtml: string;
  wordCount: number;
  publishedAt: Date;
  lead: boolean;
  language: string;
  authorId: string | null;
  defaultSort: ThreadSort | null;
  picture: StoredPicture | null;
};

/** The member with an email address, as addresses are compared; null when there is none. */
export async function findAuthor(db: Db, emailFolded: string): Promise<string | null> {
  const row = await db.member.findUnique({ where: { emailFolded }, select: { id: true } });
  return row?.id ?? null;
}

/** Inserts an article, or brings the one with this slug up to date. Its id and its comments stay. */
export async function upsertBySlug(
  tx: Tx,
  { id, picture, ...data }: ArticleData,
  at: Date,
): Promise<{ id: string; created: boolean }> {
  const values = { ...data, updatedAt: at, picture: picture ?? Prisma.DbNull };
  const row = await tx.article.upsert({
    where: { slug: data.slug },
    create: { id, ...values },
    update: values,
    select: { id: true },
  });
  return { id: row.id, created: row.id === id };
}

type SummaryRow = Omit<ArticleSummary, 'title' | 'publishedAt' | 'readingMinutes' | 'picture'> & {
  headline: string;
  publishedAt: Date;
  wordCount: number;
  picture: unknown;
};

function toSummary(row: SummaryRow): ArticleSummary {
  return {
    id: row.id,
    slug: row.slug,
    title: row.headline,
    standfirst: row.standfirst,
    byline: row.byline,
    topics: row.topics,
    publishedAt: row.publishedAt.toISOString(),
    readingMinutes: readingMinutes(row.wordCount),
    commentCount: row.commentCount,
    commentsOpen: row.commentsOpen,
    language: row.language,
    picture: (row.picture as StoredPicture | null)?.src ? (row.picture as Picture) : null,
  };
}
