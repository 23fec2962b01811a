import { Prisma } from '@/prisma/generated/client/client';
import type { Db } from '@/lib/platform/db';
import type { FeedItem } from './schemas';

/** Articles of a topic whose comments are looked at: the newest, where people speak. */
const ARTICLES = 20;

type Scope = { articleId: string } | { topic: string } | { memberId: string } | null;

/** The newest comments that readers see, `limit` of them at most. Each scope is read backwards from the end of its index. */
export async function findNewestComments(db: Db, scope: Scope, limit: number): Promise<FeedItem[]> {
  const newest = Prisma.sql`order by c.published_at desc, c.id desc limit ${limit}`;
  const of = (where: Prisma.Sql) =>
    Prisma.sql`select c.* from comments c where c.visible and ${where} ${newest}`;
  const found =
    scope === null
      ? // The index of all has no ids: of two in one moment either may come first.
        Prisma.sql`select c.* from comments c where c.visible and c.published_at is not null order by c.published_at desc limit ${limit}`
      : 'articleId' in scope
        ? of(Prisma.sql`c.article_id = ${scope.articleId}::uuid`)
        : 'memberId' in scope
          ? of(Prisma.sql`c.author_id = ${scope.memberId}::uuid`)
          : Prisma.sql`select c.* from (select id from articles where topics @> array[${scope.topic}]::text[]
                order by published_at desc, id desc limit ${ARTICLES}) t
              cross join lateral (${of(Prisma.sql`c.article_id = t.id`)}) c`;
  return db.$queryRaw<FeedItem[]>`
    select c.id, a.id as "articleId", a.slug as "articleSlug", a.headline as "articleTitle", m.id as "authorId",
      m.display_name as "authorName", r.body_html as "bodyHtml", r.language, c.published_at as "publishedAt"
    from (${found}) c join articles a on a.id = c.article_id join members m on m.id = c.author_id
      join comment_revisions r on r.comment_id = c.id and r.number = c.published_revision
    ${newest}`;
}
