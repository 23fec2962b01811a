import { Prisma } from '@/prisma/generated/client/client';
import type { ScoreCursor } from '@/lib/platform/cursor';
import type { Db } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import { skeletonOf } from '@/lib/platform/text/skeleton';
import type { AuthorView } from '../schemas';
import { MOST_FOUND } from './limits';
import { MATCH_BEGINS, MATCH_ENDS } from './rules';

export type FoundRow = {
  id: string;
  rank: number;
  articleSlug: string;
  articleTitle: string;
  articleLanguage: string;
  articleAuthorId: string | null;
  articleTopics: string[];
  authorId: string;
  author: AuthorView;
  publishedAt: Date;
  language: string;
  bodyHtml: string;
  /** All that were found, counted up to one more than are looked at. */
  count: number;
};

type Wanted = {
  words: string;
  articleId?: string | undefined;
  authorId?: string | undefined;
  /** Published at or after the first moment, and before the second. */
  from?: Date | undefined;
  before?: Date | undefined;
};

// A text in a language is met by the words as that language forms them. The index is asked for any language's at once: who asks
// for nothing but what a text must not have would have all of it read, and finds nothing. `offset 0` keeps the planner to the few
// texts that were met, however few there are in all.
const inAnyLanguage = (words: string) =>
  Prisma.sql`(search_query('en', ${words}) || search_query('ar', ${words}) || search_query('simple', ${words}))`;

/** A page of the comments that have the words, the best match first; of equal ones the one that was written last. */
export function findMatches(
  db: Db,
  { words, articleId, authorId, from, before }: Wanted,
  { limit, after }: { limit: number; after?: ScoreCursor | undefined },
): Promise<FoundRow[]> {
  const filters = [
    articleId && Prisma.sql`and d.article_id = ${articleId}::uuid`,
    authorId && Prisma.sql`and d.author_id = ${authorId}::uuid`,
    from && Prisma.sql`and d.published_at >= ${from}`,
    before && Prisma.sql`and d.published_at < ${before}`,
  ].filter((filter) => typeof filter === 'object');
  const place = after
    ? Prisma.sql`where (x.rank, x.id) < (${after.score}::float8, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw`
    with met as materialized (
      select d.comment_id as id, d.document, d.published_at from search_documents d
      where d.document @@ ${inAnyLanguage(words)} and querytree(${inAnyLanguage(words)}) not in ('', 'T')
        ${filters.length > 0 ? Prisma.join(filters, ' ') : Prisma.empty}
      order by d.published_at desc limit ${MOST_FOUND + 1}),
    ranked as materialized (
      select met.id, met.published_at, r.language, r.body_html,
        ts_rank_cd(met.document, search_query(r.language, ${words}))::float8 as rank
      from met cross join lateral (select r.language, r.body_html from comments c
          join comment_revisions r on r.comment_id = c.id and r.number = c.published_revision
        where c.id = met.id offset 0) r
      where met.document @@ search_query(r.language, ${words})),
    page as (select x.*, (select count(*) from ranked)::int as count from ranked x ${place}
      order by x.rank desc, x.id desc limit ${limit})
    select page.id, page.rank, a.slug as "articleSlug", a.headline as "articleTitle", a.language as "articleLanguage",
      a.author_id as "articleAuthorId",
      a.topics as "articleTopics", c.author_id as "authorId", m.card as author, page.published_at as "publishedAt", page.language,
      page.body_html as "bodyHtml", page.count
    from page join comments c on c.id = page.id join articles a on a.id = c.article_id join authors m on m.id = c.author_id
    order by page.rank desc, page.id desc`;
}

const MARKED = `HighlightAll=true, StartSel=${MATCH_BEGINS}, StopSel=${MATCH_ENDS}`;

/** Texts, with marks around what was looked for. */
export async function markMatches(
  db: Db,
  words: string,
  texts: readonly { text: string; language: string }[],
): Promise<string[]> {
  const rows = await db.$queryRaw<{ marked: string }[]>`
    select ts_headline(word_forms(language), text, search_query(language, ${words}), ${MARKED}) as marked
    from unnest(${texts.map(({ text }) => text)}::text[], ${texts.map(({ language }) => language)}::text[])
      with ordinality as x(text, language, place) order by place`;
  return rows.map(({ marked }) => marked);
}

/** The article that a filter names. */
export const findNamedArticle = (db: Db, slug: string) =>
  db.article.findUnique({ where: { slug }, select: { id: true, slug: true, headline: true } });

/** The member that a filter names, whom readers have met: by their id, or by a name that nobody else's could be taken for, theirs
 * now or until lately. */
export async function findNamedMember(db: Db, named: string): Promise<NamedMember | null> {
  const meant = isId(named.toLowerCase())
    ? Prisma.sql`m.id = ${named}::uuid`
    : Prisma.sql`m.id in (select member_id from member_names where name_skeleton = ${skeletonOf(named)})`;
  const rows = await db.$queryRaw<NamedMember[]>`
    select m.id, m.display_name as "displayName" from members m where ${meant} and has_been_met(m.id)`;
  return rows[0] ?? null;
}

type NamedMember = { id: string; displayName: string };
