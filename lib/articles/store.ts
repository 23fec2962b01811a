import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db, SqlTx, Tx } from '@/lib/platform/db';
import type {
  ArticleSummary,
  ArticleView,
  Commenting,
  CountedArticle,
  NamedArticle,
  Picture,
  StoredPicture,
} from './schemas';
import { threadSorts, type ThreadSort } from '@/lib/policy/schemas';
import { closesAt, readingMinutes, takesAt } from './rules';

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
  commenting: true,
  closeAfterDays: true,
  language: true,
  picture: true,
} as const;

/** The newest articles, the lead first. */
export async function findNewest(db: Db, limit: number, now: Date): Promise<ArticleSummary[]> {
  const rows = await db.article.findMany({
    select: summary,
    orderBy: [{ lead: 'desc' }, { publishedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });
  return rows.map((row) => toSummary(row, now));
}

export async function findBySlug(db: Db, slug: string, now: Date): Promise<ArticleView | null> {
  // PostgreSQL takes no NUL in a text, and an address can have one.
  if (slug.includes('\0')) return null;
  const row = await db.article.findUnique({
    where: { slug },
    select: {
      ...summary,
      bodyHtml: true,
      defaultSort: true,
      commentingNote: true,
      moderatorFirst: true,
      slowMinutes: true,
      announcementHtml: true,
      address: true,
    },
  });
  if (!row) return null;
  const { bodyHtml, address, moderatorFirst, slowMinutes, announcementHtml } = row;
  const defaultSort = threadSorts.find((sort) => sort === row.defaultSort) ?? null;
  const takes = takesAt(row, now);
  const end = takes === 'OPEN' || takes === 'STAFF' ? closesAt(row.publishedAt, row.closeAfterDays) : null;
  const discussion = {
    takes,
    note: row.commentingNote,
    closesAt: end?.toISOString() ?? null,
    moderatorFirst,
    slowMinutes,
    announcementHtml,
  };
  return { ...toSummary(row, now), bodyHtml, address, defaultSort, discussion };
}

const SUMMARY = Prisma.sql`id, slug, headline, standfirst, byline, topics, published_at as "publishedAt", word_count as "wordCount",
  comment_count as "commentCount", commenting::text as commenting, close_after_days as "closeAfterDays", language, picture`;

/** The newest articles about a topic, or those before a place in that list. */
export async function findByTopic(
  db: Db,
  { topic, before, limit, now }: { topic: string; before?: Cursor; limit: number; now: Date },
): Promise<ArticleSummary[]> {
  if (topic.includes('\0')) return [];
  const rows = await db.$queryRaw<SummaryRow[]>`select ${SUMMARY} from articles
    where topics @> array[${topic}]::text[] ${before ? olderThan(before) : Prisma.empty}
    order by published_at desc, id desc limit ${limit}`;
  return rows.map((row) => toSummary(row, now));
}

/** The article that appeared before one; after the oldest, the newest. Null where there is no other. */
export async function findNext(db: Db, place: Cursor, now: Date): Promise<ArticleSummary | null> {
  const rows = await db.$queryRaw<SummaryRow[]>`
    (select ${SUMMARY} from articles where true ${olderThan(place)} order by published_at desc, id desc limit 1)
    union all
    (select ${SUMMARY} from articles where id <> ${place.id}::uuid order by published_at desc, id desc limit 1) limit 1`;
  return rows[0] ? toSummary(rows[0], now) : null;
}

const olderThan = ({ at, id }: Cursor) => Prisma.sql`and (published_at, id) < (${at}, ${id}::uuid)`;

/** Addresses of what is read here, the newest articles first: of what is read elsewhere, a search engine should lead there. */
export const findAddresses = (db: Db, limit: number): Promise<{ slug: string; updatedAt: Date }[]> =>
  db.article.findMany({
    where: { address: null },
    select: { slug: true, updatedAt: true },
    orderBy: [{ publishedAt: 'desc' }, { id: 'desc' }],
    take: limit,
  });

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
  body: string;
  bodyHtml: string;
  wordCount: number;
  publishedAt: Date;
  lead: boolean;
  language: string;
  /** These three are left out where they stay as they are. */
  authorId?: string;
  topics?: string[];
  defaultSort?: ThreadSort | null;
  picture: StoredPicture | null;
};

/** What a publication's own system says of an article. */
export type OutsideArticle = Pick<
  ArticleData,
  'headline' | 'standfirst' | 'byline' | 'body' | 'publishedAt' | 'language'
> & { address: string | null; topics: string[] };
type Rendered = Pick<ArticleData, 'bodyHtml' | 'wordCount'>;

/** Until the transaction ends nobody else looks for an address that is free. */
export const oneImportAtATime = (tx: SqlTx) =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('articles', 0))`;

export type Told = { id: string; slug: string; externalId: string | null } & OutsideArticle;

const told = Prisma.sql`id, slug, external_id as "externalId", headline, address, published_at as "publishedAt", standfirst, byline,
  topics, body, language`;

/** The article that is known elsewhere by an id, locked. */
export async function findByExternalId(tx: Tx, externalId: string): Promise<Told | null> {
  const [row] = await tx.$queryRaw<Told[]>`
    select ${told} from articles where external_id = ${externalId} for no key update`;
  return row ?? null;
}

export async function findCounted(db: Db, slug: string): Promise<CountedArticle | null> {
  const [row] = await db.$queryRaw<CountedArticle[]>`
    select slug, external_id as "externalId", comment_count as "commentCount", clock_timestamp() as "countedAt"
    from articles where slug = ${slug}`;
  return row ?? null;
}

/** The article that made itself known at one of some addresses, and that no other system has told of, locked. */
export async function findDiscovered(tx: Tx, addresses: string[]): Promise<Told | null> {
  const [row] = await tx.$queryRaw<Told[]>`select ${told} from articles
    where address = any(${addresses}::text[]) and discovered_at is not null and external_id is null
    order by published_at desc, id desc limit 1 for no key update`;
  return row ?? null;
}

/**
 * Makes the discussion of an article that made itself known part of another one's, and deletes the article. It is locked before, so that nobody
 * begins to write under it meanwhile. What two of its readers' would be one of a kind is one: a draft has both texts.
 */
export async function moveDiscussion(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
  await tx.$queryRaw`select id from articles where id = ${from}::uuid for update`;
  await tx.$executeRaw`update articles a set comment_count = a.comment_count + b.comment_count
    from articles b where a.id = ${to}::uuid and b.id = ${from}::uuid`;
  await tx.$executeRaw`update comments set article_id = ${to}::uuid where article_id = ${from}::uuid`;
  await tx.$executeRaw`update search_documents set article_id = ${to}::uuid where article_id = ${from}::uuid`;
  await tx.$executeRaw`update review_assignments set article_id = ${to}::uuid where article_id = ${from}::uuid`;
  await tx.$executeRaw`update imported_articles set article_id = ${to}::uuid where article_id = ${from}::uuid`;
  await tx.$executeRaw`update follows f set article_id = ${to}::uuid where article_id = ${from}::uuid and not exists
    (select from follows o where o.article_id = ${to}::uuid and o.member_id = f.member_id and o.root_id is null and f.root_id is null)`;
  await tx.$executeRaw`update drafts d set body = left(d.body || E'\n\n' || o.body, ${MOST_DRAFTED}::int), updated_at = greatest(d.updated_at, o.updated_at)
    from drafts o where d.member_id = o.member_id and d.target = ${to}::uuid and o.target = ${from}::uuid`;
  await tx.$executeRaw`update drafts d set article_id = ${to}::uuid, target = case when target = ${from}::uuid then ${to}::uuid else target end
    where article_id = ${from}::uuid and not exists
      (select from drafts o where o.member_id = d.member_id and o.target = ${to}::uuid and d.target = ${from}::uuid)`;
  await deleteArticle(tx, from);
}

/** Characters of a draft, as the database has it. */
const MOST_DRAFTED = 20_000;

export async function deleteArticle(tx: Tx, id: string): Promise<void> {
  await tx.article.delete({ where: { id }, select: { id: true } });
}

/** Where the desk wanted no discussion, there may be one again. */
export async function deleteDismissed(tx: Tx, address: string): Promise<void> {
  await tx.dismissedAddress.deleteMany({ where: { address } });
}

/** What articles go by some names: by what each of them is, the first of these that it is. Of several read at one address, the newest. */
export const findByNames = (db: Db, names: string[]): Promise<(NamedArticle & { id: string })[]> =>
  db.$queryRaw`select named.name as article, found.id, found.slug, found.count::int as count
    from unnest(${names}::text[]) with ordinality as named (name, place)
    cross join lateral (
      select * from (
        (select 1 as kind, id, slug, comment_count as count from articles where id = case when named.name ~ ${UUID} then named.name::uuid end)
        union all (select 2, id, slug, comment_count from articles where slug = named.name)
        union all (select 3, id, slug, comment_count from articles where external_id = named.name)
        union all (select 4, id, slug, comment_count from articles where address = named.name
          order by published_at desc, id desc limit 1)) as one
      order by kind limit 1) as found
    order by named.place`;

const UUID = '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$';

/** The address here that nothing else has: `the-weir`, or `the-weir-2`. */
export async function findFreeSlug(db: SqlTx, base: string): Promise<string> {
  const [row] = await db.$queryRaw<[{ slug: string }]>`
    with recursive tried (number, slug) as (
      select 1, ${base}::text
      union all
      select number + 1, ${base}::text || '-' || (number + 1) from tried
        where exists (select from articles a where a.slug = tried.slug))
    select slug from tried order by number desc limit 1`;
  return row.slug;
}

export async function insertOutside(
  tx: Tx,
  article: OutsideArticle & Rendered & { id: string; slug: string; externalId: string },
  at: Date,
): Promise<void> {
  await tx.article.create({ data: { ...article, updatedAt: at }, select: { id: true } });
}

export async function updateOutside(
  tx: Tx,
  current: { id: string; topics: string[] },
  article: OutsideArticle & Rendered & { externalId: string },
  at: Date,
): Promise<void> {
  const data = {
    ...article,
    ...discussionAfter(current, article),
    updatedAt: at,
    // What another system tells of is new to nobody.
    discoveredAt: null,
    lookedAt: null,
  };
  await tx.article.update({ where: { id: current.id }, data, select: { id: true } });
}

type OfDiscussion = { topics?: string[]; defaultSort?: string | null };

/** Whoever has the form of its discussion open is told where what stands there is other than they saw. */
function discussionAfter(current: OfDiscussion, { topics, defaultSort }: OfDiscussion) {
  const differs =
    (topics !== undefined && JSON.stringify(topics) !== JSON.stringify(current.topics)) ||
    (defaultSort !== undefined && defaultSort !== current.defaultSort);
  return differs ? { discussionVersion: { increment: 1 } } : {};
}

/** The member with an email address, as addresses are compared, and whether they are an author; null when there is none. */
export const findAuthor = (db: Db, emailFolded: string): Promise<{ id: string; isAuthor: boolean } | null> =>
  db.member.findFirst({
    where: { emailFolded, verifiedAt: { not: null } },
    select: { id: true, isAuthor: true },
  });

export const isAuthor = async (db: Db, id: string): Promise<boolean> =>
  (await db.member.count({ where: { id, isAuthor: true } })) > 0;

/** Locks an article: of two who say who wrote it, the second sees what the first has said. */
export async function lockArticle(
  tx: Tx,
  slug: string,
): Promise<{ id: string; title: string; authorId: string | null } | null> {
  const [row] = await tx.$queryRaw<{ id: string; title: string; authorId: string | null }[]>`
    select id, headline as title, author_id as "authorId" from articles where slug = ${slug} for no key update`;
  return row ?? null;
}

export async function updateAuthorOf(tx: Tx, id: string, authorId: string | null): Promise<void> {
  await tx.article.update({ where: { id }, data: { authorId }, select: { id: true } });
}

/** The articles in which a member is marked, the newest first. */
export const findByAuthor = (
  db: Db,
  authorId: string,
  limit: number,
): Promise<{ slug: string; title: string }[]> =>
  db.$queryRaw`select slug, headline as title from articles where author_id = ${authorId}::uuid
    order by published_at desc, id desc limit ${limit}`;

type BySlug = { topics: string[]; defaultSort: string | null; externalId: string | null };

/** What of the article with a slug an import may not write over unseen, locked. */
export async function lockBySlug(tx: Tx, slug: string): Promise<BySlug | null> {
  const [row] = await tx.$queryRaw<
    BySlug[]
  >`select topics, default_sort as "defaultSort", external_id as "externalId"
    from articles where slug = ${slug} for no key update`;
  return row ?? null;
}

/** Inserts an article, or brings the one with this slug, as it is now, up to date. Its id and its comments stay. */
export async function upsertBySlug(
  tx: Tx,
  { id, picture, ...data }: ArticleData,
  { current, at }: { current: BySlug | null; at: Date },
): Promise<{ id: string; created: boolean }> {
  const values = { ...data, updatedAt: at, picture: picture ?? Prisma.DbNull };
  const row = await tx.article.upsert({
    where: { slug: data.slug },
    create: { id, ...values, topics: data.topics ?? [] },
    update: { ...values, ...(current && discussionAfter(current, data)) },
    select: { id: true },
  });
  return { id: row.id, created: row.id === id };
}

type SummaryRow = Omit<
  ArticleSummary,
  'title' | 'publishedAt' | 'readingMinutes' | 'picture' | 'commentsOpen'
> & {
  headline: string;
  publishedAt: Date;
  commenting: Commenting;
  closeAfterDays: number | null;
  wordCount: number;
  picture: unknown;
};

function toSummary(row: SummaryRow, now: Date): ArticleSummary {
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
    commentsOpen: takesAt(row, now) === 'OPEN',
    language: row.language,
    picture: (row.picture as StoredPicture | null)?.src ? (row.picture as Picture) : null,
  };
}
