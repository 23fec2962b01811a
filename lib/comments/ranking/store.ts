import type { Db, SqlTx } from '@/lib/platform/db';
import type { Words } from './rules';

/** Locks comments in the order of their ids, as everybody does. */
export const lockForScore = (tx: SqlTx, ids: readonly string[]) =>
  tx.$queryRaw`select id from comments where id = any(${ids}::uuid[]) order by id for no key update`;

/** Locks those of some comments that nobody has locked, and returns them. */
export async function lockFree(tx: SqlTx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from comments where id = any(${ids}::uuid[]) order by id for no key update skip locked`;
  return rows.map(({ id }) => id);
}

/**
 * What members say of the texts that readers see, of each member one word: that they value it, by a reaction that lifts or a
 * verdict that accepts; or that they do not, by a verdict that objects. A reaction that does not lift is no word here.
 */
export const findWords = (
  tx: SqlTx,
  ids: readonly string[],
  { lifting, bonus }: { lifting: readonly string[]; bonus: number },
): Promise<(Words & { id: string })[]> =>
  tx.$queryRaw`
    with said as (
      select v.comment_id, v.reviewer_id as member_id, v.verdict = 'YES' as values_it
      from comments c join reviews v on v.comment_id = c.id and v.voided_at is null
        and v.revision = judged_revision(c.id, c.published_revision)
      where c.id = any(${ids}::uuid[])
      union all
      select r.comment_id, r.member_id, true from reactions r
      where r.comment_id = any(${ids}::uuid[]) and r.kind = any(${lifting}::text[])),
    words as (select comment_id, member_id, bool_or(values_it) as values_it from said group by 1, 2),
    weighed as (
      select w.comment_id, w.values_it, 1 + case when exists (
        select 1 from expertise e, unnest(a.topics) topic
        where e.member_id = w.member_id and e.verified_at is not null and e.field_folded = lower(normalize(topic, nfkc)))
        then ${bonus}::float8 else 0 end as weight
      from words w join comments c on c.id = w.comment_id join articles a on a.id = c.article_id)
    select c.id, coalesce(sum(w.weight) filter (where w.values_it), 0)::float8 as valued, coalesce(sum(w.weight), 0)::float8 as all
    from comments c left join weighed w on w.comment_id = c.id where c.id = any(${ids}::uuid[]) group by c.id`;

/**
 * Sets what "top" goes by. A comment that the bridging fit has not judged goes by the same in "valued across viewpoints".
 * Returns the articles in which something changed.
 */
export async function setTopScores(
  tx: SqlTx,
  scores: readonly { id: string; score: number }[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ articleId: string }[]>`
    update comments c set top_score = x.score, bridging_rank = case when c.bridging_rank > 1 then c.bridging_rank else x.score end
    from unnest(${scores.map(({ id }) => id)}::uuid[], ${scores.map(({ score }) => score)}::float8[]) as x(id, score)
    where c.id = x.id and c.top_score <> x.score returning c.article_id as "articleId"`;
  return [...new Set(rows.map(({ articleId }) => articleId))];
}

/** Comments that readers see, page by page in the order of their ids. */
export async function findScored(db: Db, after: string | null, limit: number): Promise<string[]> {
  const rows = await db.comment.findMany({
    where: { visible: true, ...(after !== null && { id: { gt: after } }) },
    orderBy: { id: 'asc' },
    select: { id: true },
    take: limit,
  });
  return rows.map(({ id }) => id);
}
