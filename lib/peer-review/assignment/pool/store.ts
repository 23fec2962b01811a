import { Prisma } from '@/prisma/generated/client/client';
import type { SqlTx } from '@/lib/platform/db';
import type { LockedComment } from '@/lib/comments/lifecycle';
import type { Candidate, Fitness } from '../rules';
import { hasDecided, inText, type Duty } from '../store';

/**
 * No conflict with a comment `c` that never gives way: own, given before, reported, answering it or answered by it (R2), or decided
 * by them.
 */
export const mayEverReview = (reviewerId: string) => Prisma.sql`c.author_id <> ${reviewerId}::uuid
      and not exists (select 1 from review_assignments a where a.reviewer_id = ${reviewerId}::uuid and a.comment_id = c.id)
      and not exists (select 1 from reports p where p.member_id = ${reviewerId}::uuid and p.comment_id = c.id)
      and not exists (select 1 from comments reply where reply.parent_id = c.id and reply.author_id = ${reviewerId}::uuid)
      and not exists (select 1 from comments parent where parent.id = c.parent_id and parent.author_id = ${reviewerId}::uuid)
      and not ${hasDecided(reviewerId, Prisma.sql`c.id`)}`;

/** Who is reviewing, or has reviewed, an undecided comment of this member's. */
const reviewersOf = (memberId: string) => Prisma.sql`select a.reviewer_id from comments mine
      join review_assignments a on a.comment_id = mine.id and a.state in ('OPEN', 'DONE')
    where mine.author_id = ${memberId}::uuid and mine.state = 'IN_REVIEW'`;

export type CandidateRow = Omit<Candidate, 'weight'> & Fitness;

/** Share of agreement on common comments, drawn towards one half where few are known. */
const agreement = (reviewerId: string) => Prisma.sql`coalesce((
      select avg((coalesce(k.agreed, 0) + 1) / (coalesce(k.shared, 0) + 2)::float8) from review_assignments a
        left join reviewer_pairs k on k.first_id = least(a.reviewer_id, ${reviewerId}::uuid)
          and k.second_id = greatest(a.reviewer_id, ${reviewerId}::uuid)
      where a.comment_id = n.id and a.revision = n.revision and a.state in ('OPEN', 'DONE')), 0.5)`;

/** Of the articles of some comments, those with a topic that the reviewer has stated knowledge or experience of. */
const articlesOfExpertise = (reviewerId: string) => Prisma.sql`select t.id from articles t,
      (select to_tsvector('simple', string_agg(e.field || ' ' || e.line, ' ')) as words from expertise e
        where e.member_id = ${reviewerId}::uuid) as known
    where t.id in (select article_id from neediest)
      and exists (select 1 from unnest(t.topics) topic where known.words @@ phraseto_tsquery('simple', topic))`;

/**
 * A comment `c` about which another reviewer may be asked, as `hasNeed` has it. The first condition on counts is the index's own, which
 * has no room for the policy's limit.
 */
export const mayBeAskedAbout = (max: number) => Prisma.sql`c.state = 'IN_REVIEW'
        and (c.lease_count = 0 or c.review_count + c.lease_count < 2) and c.review_count + c.lease_count < ${max}::int`;

/** What the coin of this reviewer and a comment `c` lets them ever be given (R2). */
const wonBy = (reviewerId: string, chance: number) =>
  chance >= 1
    ? Prisma.empty
    : Prisma.sql`and coin_of((select inner_key from review_coin), (select outer_key from review_coin),
        ${reviewerId}::uuid, c.id) < ${chance}::float8`;

/**
 * Comments that the reviewer could be given, the oldest first, and what speaks for and against each. With `besides` only such as
 * would be an alternative to what was found before: by other authors, and not mutual.
 */
export function findCandidates(
  tx: SqlTx,
  key: {
    reviewerId: string;
    /** The share of comments that they may ever be given. */
    chance: number;
    quorum: { max: number };
    preferences: { expertise: boolean; diversity: boolean };
    /** Only what got in line by then; null for everything. */
    before?: Date | null;
    limit: number;
    besides?: string[];
  },
): Promise<CandidateRow[]> {
  const { reviewerId, chance, quorum, preferences, before, besides } = key;
  const limit = inText(key.limit);
  const alternative = besides
    ? Prisma.sql`and c.author_id <> all(${besides}::uuid[]) and c.author_id not in (${reviewersOf(reviewerId)})`
    : Prisma.empty;
  const waiting = before ? Prisma.sql`and c.in_review_at <= ${before}::timestamptz` : Prisma.empty;
  return tx.$queryRaw`
    with neediest as materialized (
      select c.id, c.author_id, c.article_id, c.revision, c.in_review_at from comments c
      where ${mayBeAskedAbout(quorum.max)} and ${mayEverReview(reviewerId)}
        ${wonBy(reviewerId, chance)} ${waiting} ${alternative}
      order by c.in_review_at, c.id limit ${limit})
    select n.id, n.author_id as "authorId", n.in_review_at as "inReviewAt",
      n.author_id in (${reviewersOf(reviewerId)}) as "reviewsReviewer",
      ${preferences.expertise ? Prisma.sql`n.article_id in (${articlesOfExpertise(reviewerId)})` : Prisma.sql`false`} as expert,
      ${preferences.diversity ? agreement(reviewerId) : Prisma.sql`0.5`}::float8 as agreement
    from neediest n order by n.in_review_at, n.id`;
}

/**
 * Locks comments that are to be leased, in the order of their ids; `atOnce` only those that nobody else has locked, so that nobody
 * waits. Of those in review it claims, until the transaction ends, the pair of the reviewer and the author, so that of two members
 * who are given each other's comments in the same moment only one is (R2); for that, nobody waits at all.
 */
export function lockToLease(
  tx: SqlTx,
  reviewerId: string,
  ids: string[],
  { atOnce }: { atOnce: boolean },
): Promise<{ id: string; claimed: boolean }[]> {
  const skipping = atOnce ? Prisma.sql`skip locked` : Prisma.empty;
  return tx.$queryRaw`
    with locked as materialized (select id, author_id, state from comments where id = any(${ids}::uuid[])
      order by id for no key update ${skipping})
    select id, case when state = 'IN_REVIEW' then pg_try_advisory_xact_lock(hashtextextended(
      least(author_id, ${reviewerId}::uuid)::text || greatest(author_id, ${reviewerId}::uuid)::text, 0)) else false end as claimed
    from locked`;
}

/** What a comment that is about to be leased is like, its row being locked. */
export type Leasable = Pick<
  LockedComment,
  'id' | 'authorId' | 'articleId' | 'revision' | 'state' | 'reviewCount' | 'leaseCount'
> & { body: string; reviewsReviewer: boolean; decidedByReviewer: boolean };

export const findLeasable = (tx: SqlTx, ids: string[], reviewerId: string): Promise<Leasable[]> =>
  tx.$queryRaw`select c.id, c.author_id as "authorId", c.article_id as "articleId", c.revision, c.state::text as state,
      c.review_count as "reviewCount", c.lease_count as "leaseCount", r.body, c.author_id in (${reviewersOf(reviewerId)}) as "reviewsReviewer",
      ${hasDecided(reviewerId, Prisma.sql`c.id`)} as "decidedByReviewer" from comments c
    join comment_revisions r on r.comment_id = c.id and r.number = c.revision where c.id = any(${ids}::uuid[])`;

/** A calibration item that a reviewer can be given; the article is that of the comment that it was picked from. */
export type DrawnItem = { id: string; body: string; articleId: string | null };

/**
 * Draws calibration items for a duty: first such as its member has never had, nor practised on, in an order that `seed` shuffles, and when every
 * one was used the least recently used again; `unacceptable` ones alone, if that is asked for. Never one that they hold or have just passed on, nor one made of a comment that
 * they wrote, reported, were given to review, answered, or are answered by.
 */
export const drawItems = (
  tx: SqlTx,
  { memberId, commentId }: Pick<Duty, 'memberId' | 'commentId'>,
  key: { language: string; count: number; except: string[]; unacceptable: boolean; seed: number },
): Promise<DrawnItem[]> =>
  tx.$queryRaw`
    select i.id, i.body, c.article_id as "articleId" from calibration_items i
      left join comments c on c.id = i.comment_id
      left join practice_answers p on p.item_id = i.id and p.member_id = ${memberId}::uuid
      left join lateral (select max(a.assigned_at) as at,
          bool_or(a.state in ('OPEN', 'EXPIRED') or (a.state = 'SKIPPED' and a.duty_id = ${commentId}::uuid)) as held
        from review_assignments a where a.reviewer_id = ${memberId}::uuid and a.calibration_item_id = i.id) used on true
    where i.active and i.language = ${key.language} and (i.verdict <> 'YES' or not ${key.unacceptable}) and i.id <> all(${key.except}::uuid[]) and used.held is not true
      and (i.comment_id is null or (c.state <> 'WITHDRAWN' and ${mayEverReview(memberId)}))
    order by greatest(used.at, p.answered_at) nulls first, md5(i.id::text || ${String(key.seed)}) limit ${key.count}`;

/** The articles of the comments in review: where a calibration item would not stand out. */
export async function findArticlesInReview(tx: SqlTx, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`select article_id as id from comments where state = 'IN_REVIEW'
    order by state_changed_at, id limit ${inText(limit)}`;
  return rows.map(({ id }) => id);
}
