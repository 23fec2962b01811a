import { importArticle } from '@/lib/articles/import-article';
import { parseArticleFile } from '@/lib/articles/parse-article-file';
import { database } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';

/** Threads inserted straight into the tables: through the use cases, ten thousand comments would take an hour. */

export type InsertedComment = { id: string; body: string };
type Under = { articleId: string; authorId: string };

/** An article of its own, so that nothing else is written under it. */
export async function anArticle(title: string): Promise<{ id: string; slug: string }> {
  const article = parseArticleFile(`${title}

By A. Reporter
3 Feb 2026 0

The first of two paragraphs that somebody may want to talk about at some length.

The second of them.
`);
  const { slug } = await importArticle({ article });
  return database().article.findUniqueOrThrow({ where: { slug }, select: { id: true, slug: true } });
}

/** As many as one statement inserts in its time, also on a machine that is busy with other tests. */
const AT_ONCE = 2_000;

/** Published comments with these texts, a minute apart, each an answer to `parent`. */
export async function insertComments(
  under: Under,
  bodies: string[],
  parent?: InsertedComment,
): Promise<InsertedComment[]> {
  const inserted: InsertedComment[] = [];
  for (let from = 0; from < bodies.length; from += AT_ONCE)
    inserted.push(...(await insertSome(under, bodies.slice(from, from + AT_ONCE), parent)));
  return inserted;
}

async function insertSome(
  { articleId, authorId }: Under,
  bodies: string[],
  parent?: InsertedComment,
): Promise<InsertedComment[]> {
  const inserted = bodies.map((body) => ({ id: newId(), body }));
  const db = database();
  await db.$executeRaw`
    insert into comments (id, article_id, author_id, parent_id, root_id, depth, state, visible, published_revision, created_at,
      state_changed_at, published_at, top_score)
    select l.id, ${articleId}::uuid, ${authorId}::uuid, p.id, coalesce(p.root_id, p.id), coalesce(p.depth + 1, 0), 'PUBLISHED', true, 1,
      at, at, at, (l.n % 100) / 100.0
    from unnest(${inserted.map(({ id }) => id)}::uuid[]) with ordinality as l(id, n)
    left join comments p on p.id = ${parent?.id ?? null}::uuid,
    lateral (select now() - interval '30 days' + ((select count(*) from comments where article_id = ${articleId}::uuid) + l.n) * interval '1 minute' as at) t`;
  await db.$executeRaw`
    insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
    select l.id, 1, l.body, '<p>' || l.body || '</p>', 5, now()
    from unnest(${inserted.map(({ id }) => id)}::uuid[], ${bodies}::text[]) as l(id, body)`;
  await db.$executeRaw`update comments set reply_count = reply_count + ${inserted.length} where id = ${parent?.id ?? null}::uuid`;
  await db.$executeRaw`update comments set descendant_count = descendant_count + ${inserted.length}
    where id = (select coalesce(root_id, id) from comments where id = ${parent?.id ?? null}::uuid)`;
  await db.$executeRaw`update articles set comment_count = comment_count + ${inserted.length} where id = ${articleId}::uuid`;
  return inserted;
}

/** Comments that each answer the one before. */
export async function insertRow(
  under: Under,
  bodies: string[],
  parent: InsertedComment,
): Promise<InsertedComment[]> {
  const row: InsertedComment[] = [];
  for (const body of bodies) row.push(...(await insertComments(under, [body], row.at(-1) ?? parent)));
  return row;
}
