import type { Db, SqlTx } from '@/lib/platform/db';
import type { Opinion } from './judge';
import type { BridgingView, KeptInterval } from './schemas';

/** Who counts as what: the keys of the reactions that lift, and of those that do not. */
type Kinds = { lifting: readonly string[]; other: readonly string[] };

/** What members make of the newest comments that readers see, page by page: of each member and comment one opinion. */
export async function findOpinions(
  db: Db,
  { lifting, other, after, limit }: Kinds & { after: string | null; limit: number },
): Promise<{ opinions: Opinion[]; comments: string[] }> {
  const rows = await db.comment.findMany({
    where: { visible: true, ...(after !== null && { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    select: { id: true },
    take: limit,
  });
  const comments = rows.map(({ id }) => id);
  const opinions = await db.$queryRaw<Opinion[]>`
    with said as (
      select v.comment_id, v.reviewer_id as member_id, v.verdict = 'YES' as accepts, false as values_it, false as disagrees
      from comments c join reviews v on v.comment_id = c.id and v.voided_at is null
        and v.revision = judged_revision(c.id, c.published_revision)
      where c.id = any(${comments}::uuid[])
      union all
      select r.comment_id, r.member_id, null, r.kind = any(${lifting}::text[]), r.kind = any(${other}::text[])
      from reactions r
      where r.comment_id = any(${comments}::uuid[]) and r.kind = any(${[...lifting, ...other]}::text[]))
    select comment_id as "commentId", member_id as "raterId", bool_or(accepts) as accepts, bool_or(values_it) as values,
      bool_or(disagrees) as disagrees
    from said group by comment_id, member_id`;
  return { opinions, comments };
}

/** The articles that a fit concerns: of the comments that it judged, and of those that one before did. */
export async function findConcerned(db: Db, judged: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select article_id as id from comments where id = any(${judged}::uuid[])
    union select article_id from comments where bridging_score is not null order by id`;
  return rows.map(({ id }) => id);
}

/** A comment in the order that its thread is read in. */
export type Ranked = {
  id: string;
  isRoot: boolean;
  visible: boolean;
  topScore: number;
  score: number | null;
  rank: number;
};

/** Of an article: the top of its thread, and every other comment that a fit has judged or judges now. */
export const findRanked = (db: Db, articleId: string, judged: readonly string[]): Promise<Ranked[]> =>
  db.$queryRaw`select id, parent_id is null as "isRoot", visible, top_score as "topScore", bridging_score as score,
      bridging_rank as rank
    from comments where article_id = ${articleId}::uuid and published_at is not null
      and (parent_id is null or bridging_score is not null or id = any(${judged}::uuid[]))
    order by id`;

/** Locks those of some comments that nobody has locked, and returns them. */
export async function lockFree(tx: SqlTx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from comments where id = any(${ids}::uuid[]) order by id for no key update skip locked`;
  return rows.map(({ id }) => id);
}

/**
 * Sets what a fit found for comments. One that goes by "top" goes by what that is by now: a member may have reacted since it was
 * read. Of several at once the rows are locked already.
 */
export async function setJudgements(
  tx: SqlTx,
  found: readonly { id: string; score: number | null; rank: number }[],
) {
  const ids = found.map(({ id }) => id);
  await tx.$executeRaw`update comments c set bridging_score = x.score,
      bridging_rank = case when x.rank > 1 then x.rank else c.top_score end
    from unnest(${ids}::uuid[], ${found.map(({ score }) => score)}::float8[], ${found.map(({ rank }) => rank)}::float8[])
      as x(id, score, rank) where c.id = x.id`;
}

/** The last fit, with the comments of its intervals that readers still see; null before there was one. */
export async function findLatestBridging(db: Db): Promise<BridgingView | null> {
  const fit = await db.bridgingFit.findFirst({ orderBy: [{ at: 'desc' }, { id: 'desc' }] });
  if (!fit) return null;
  const kept = fit.intervals as KeptInterval[];
  const rows = await db.$queryRaw<{ id: string; author: string; body: string }[]>`
    select c.id, m.display_name as author, left(r.body, 400) as body from comments c join members m on m.id = c.author_id
      join comment_revisions r on r.comment_id = c.id and r.number = c.published_revision
    where c.visible and c.id = any(${kept.map(({ commentId }) => commentId)}::uuid[])`;
  const named = new Map(rows.map(({ id, ...row }) => [id, row]));
  const comments = kept.flatMap((interval) => {
    const row = named.get(interval.commentId);
    return row ? { ...interval, ...row } : [];
  });
  const { at, raters, judged, agreement } = fit;
  return { at: at.toISOString(), raters, judged, agreement, comments };
}

/** Keeps the record of a fit, and forgets those from before a moment. */
export async function insertBridgingFit(
  tx: Pick<Db, 'bridgingFit'>,
  fit: {
    id: string;
    at: Date;
    raters: number;
    comments: number;
    ratings: number;
    iterations: number;
    judged: number;
    agreement: number | null;
    intervals: KeptInterval[];
  },
  forgetBefore: Date,
) {
  await tx.bridgingFit.create({ data: fit, select: { id: true } });
  await tx.bridgingFit.deleteMany({ where: { at: { lt: forgetBefore } } });
}
