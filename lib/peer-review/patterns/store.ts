import { Prisma } from '@/prisma/generated/client/client';
import type { Db, Tx } from '@/lib/platform/db';
import type { CommentState } from '@/lib/comments/schemas';
import type { Verdict } from '../schemas';
import type { Given, Partiality } from './partiality';
import type { Following } from './bursts';
import type { Person } from './schemas';

// ── Who agrees with whom ───────────────────────────────────────────────────────────────────────

export type PairRow = {
  firstId: string;
  secondId: string;
  shared: number;
  agreed: number;
  expected: number;
  chance: number;
};

export const findCorrelatedPairs = (db: Db, limit: number): Promise<PairRow[]> =>
  db.reviewerPair.findMany({
    where: { correlated: true },
    orderBy: [{ chance: 'asc' }, { firstId: 'asc' }, { secondId: 'asc' }],
    take: limit,
    select: { firstId: true, secondId: true, shared: true, agreed: true, expected: true, chance: true },
  });

// ── Who says what of whom ──────────────────────────────────────────────────────────────────────

/** The newest verdicts on comments since a moment, so many at most: of each reviewer and comment the one on its newest text. */
export const findGiven = (db: Db, { since, limit }: { since: Date; limit: number }): Promise<Given[]> =>
  db.$queryRaw`with newest as (select reviewer_id, comment_id, revision, verdict, created_at from reviews
      where created_at > ${since} and comment_id is not null order by created_at desc limit ${limit}),
    last as (select distinct on (reviewer_id, comment_id) * from newest order by reviewer_id, comment_id, revision desc)
    select v.reviewer_id as "reviewerId", c.author_id as "authorId", v.comment_id as "commentId", v.verdict = 'YES' as accepts
    from last v join comments c on c.id = v.comment_id order by v.created_at desc, v.reviewer_id, v.comment_id`;

/** Members who reviewed from one network, by network: at least two, and not more than `most`. */
export async function findNeighbours(
  db: Db,
  { since, most, limit }: { since: Date; most: number; limit: number },
): Promise<string[][]> {
  const rows = await db.$queryRaw<{ members: string[] }[]>`
    select array_agg(distinct reviewer_id) as members from reviews where created_at > ${since} and network is not null
    group by network having count(distinct reviewer_id) between 2 and ${most} order by max(created_at) desc, network limit ${limit}`;
  return rows.map(({ members }) => members);
}

// ── From where ─────────────────────────────────────────────────────────────────────────────────

export type FollowingRow = Following & { network: string };

/**
 * For each network from which reviews came: of the reviews that somebody gave on the same text within `within` milliseconds
 * after one from there, those from there that agree; and of all others, those from there.
 */
export const findFollowings = (
  db: Db,
  { since, within }: { since: Date; within: number },
): Promise<FollowingRow[]> =>
  db.$queryRaw`with given as (
      select id, comment_id, revision, reviewer_id, network, verdict = 'YES' as accepts, created_at from reviews
      where created_at > ${since} and network is not null and comment_id is not null),
    followed as (
      select i.network, j.id, j.network = i.network as same, bool_or(j.network = i.network and j.accepts = i.accepts) as agrees
      from given i join given j on j.comment_id = i.comment_id and j.revision = i.revision and j.reviewer_id <> i.reviewer_id
        and (j.created_at, j.id) > (i.created_at, i.id) and j.created_at <= i.created_at + ${within} * interval '1 millisecond'
      group by i.network, j.id, j.network = i.network),
    counted as (select network, count(*)::int as "of", count(*) filter (where same)::int as same,
      count(*) filter (where agrees)::int as agrees from followed group by network),
    total as (select network, count(*)::int as count, sum(count(*)) over ()::int as "all" from given group by network)
    select c.network, json_build_object('count', c.agrees, 'of', c."of") as own,
      json_build_object('count', t.count - c.same, 'of', t."all" - c."of") as elsewhere
    from counted c join total t on t.network = c.network order by c.network`;

// ── What was found ─────────────────────────────────────────────────────────────────────────────

export type Found = {
  at: Date;
  partiality: Partiality;
  bursts: (FollowingRow & { chance: number })[];
};

/** What was found last; null before the first time, and where it was kept by an older version. */
export async function findFound(db: Db): Promise<Found | null> {
  const row = await db.patternSummary.findUnique({ where: { id: 1 } });
  const found = row?.found as Partial<Omit<Found, 'at'>> | undefined;
  const { partiality, bursts } = found ?? {};
  return row && partiality && bursts ? { at: row.at, partiality, bursts } : null;
}

/** Keeps what was found, unless something newer is there. */
export async function keepFound(tx: Tx, { at, ...found }: Found) {
  await tx.$executeRaw`insert into pattern_summaries as kept (id, at, found) values (1, ${at}, ${JSON.stringify(found)}::jsonb)
    on conflict (id) do update set at = excluded.at, found = excluded.found where kept.at <= excluded.at`;
}

// ── The evidence ───────────────────────────────────────────────────────────────────────────────

export type EvidenceRow = {
  commentId: string;
  body: string;
  author: Person;
  status: CommentState;
  reviews: { reviewer: Person; verdict: Verdict; at: string }[];
};

/** What is asked for with each pattern of a kind: since when, and how many texts at most. */
type Which = { since: Date; limit: number };

/** What one pattern is about: some reviewers, what some authors wrote or whatever was written; or what came from a network. */
type Asked = { reviewerIds?: string[]; authorIds?: string[] | null; network?: string };

/** What some reviewers said of what some authors wrote, or of whatever was written; of one kind of verdict only, where that is meant. */
export const findSaid = (
  db: Db,
  asked: { reviewerIds: string[]; authorIds: string[] | null }[],
  { accepts, ...which }: Which & { accepts: boolean | null },
) => {
  const ofAuthors = Prisma.sql`v.comment_id in (select id from comments where author_id = any(asked.authors))`;
  const where = [
    Prisma.sql`v.reviewer_id = any(asked.reviewers)`,
    ...(asked.every(({ authorIds }) => authorIds) ? [ofAuthors] : []),
    ...(accepts === null ? [] : [Prisma.sql`(v.verdict = 'YES') = ${accepts}`]),
  ];
  return findEvidence(db, asked, { ...which, where: Prisma.join(where, ' and '), least: 1 });
};

/** Contested texts on which at least two of these reviewers said the same: somebody else said otherwise. */
export const findAgreements = (db: Db, asked: { reviewerIds: string[] }[], which: Which) =>
  findEvidence(db, asked, {
    ...which,
    where: Prisma.sql`v.reviewer_id = any(asked.reviewers)`,
    least: 2,
    shown: Prisma.sql`exists (select from reviews o where o.comment_id = t.comment_id and o.revision = t.revision
      and (o.verdict = 'YES') <> t.accepts)`,
  });

/** Texts of which at least two reviews came from one network and agree. */
export const findFromNetworks = (db: Db, asked: { network: string }[], which: Which) =>
  findEvidence(db, asked, { ...which, where: Prisma.sql`v.network = asked.network`, least: 2 });

/**
 * Of each pattern the newest texts on which so many reviewers of those looked for accept alike, or object alike. One statement for all
 * of a kind, and who and what it was is read of those texts alone that are shown: those who review most have given thousands.
 */
async function findEvidence(
  db: Db,
  asked: readonly Asked[],
  {
    since,
    limit,
    where,
    least,
    shown = Prisma.sql`true`,
  }: Which & { where: Prisma.Sql; least: number; shown?: Prisma.Sql },
): Promise<EvidenceRow[][]> {
  if (asked.length === 0) return [];
  const patterns = asked.map(({ reviewerIds = null, authorIds = null, network = null }, place) => ({
    place,
    reviewers: reviewerIds,
    authors: authorIds,
    network,
  }));
  const given = Prisma.sql`v.created_at > ${since} and v.comment_id is not null and ${where}`;
  const rows = await db.$queryRaw<(EvidenceRow & { place: number })[]>`
    select asked.place, found.* from jsonb_to_recordset(${JSON.stringify(patterns)}::jsonb)
        as asked (place int, reviewers uuid[], authors uuid[], network text),
      lateral (
        with texts as (select v.comment_id, v.revision, v.verdict = 'YES' as accepts, max(v.created_at) as latest from reviews v
            where ${given} group by v.comment_id, v.revision, v.verdict = 'YES' having count(distinct v.reviewer_id) >= ${least}),
          newest as (select t.* from (select * from texts order by latest desc, comment_id) t join comments c on c.id = t.comment_id
            where not is_read_blind(c.state, c.state_reason) and ${shown} order by t.latest desc, t.comment_id limit ${limit})
        select t.comment_id as "commentId", r.body, c.state::text as status,
          json_build_object('id', c.author_id, 'displayName', a.display_name) as author,
          (select json_agg(json_build_object('reviewer', json_build_object('id', m.id, 'displayName', m.display_name),
              'verdict', v.verdict, 'at', v.created_at) order by v.created_at, v.id)
            from reviews v join members m on m.id = v.reviewer_id
            where v.comment_id = t.comment_id and v.revision = t.revision and (v.verdict = 'YES') = t.accepts and ${given}) as reviews
        from newest t join comments c on c.id = t.comment_id join members a on a.id = c.author_id
          join comment_revisions r on r.comment_id = t.comment_id and r.number = t.revision
        order by t.latest desc, t.comment_id) as found`;
  return patterns.map(({ place }) => rows.flatMap(({ place: of, ...row }) => (of === place ? [row] : [])));
}

/** Which comments somebody reads as a peer just now. */
export async function findReadBy(db: Db, memberId: string): Promise<string[]> {
  const rows = await db.reviewAssignment.findMany({
    where: { reviewerId: memberId, state: 'OPEN', commentId: { not: null } },
    select: { commentId: true },
  });
  return rows.flatMap(({ commentId }) => commentId ?? []);
}

/** Who these members are. */
export const findPeople = (db: Db, ids: string[]): Promise<Person[]> =>
  db.member.findMany({ where: { id: { in: ids } }, select: { id: true, displayName: true } });

// ── Forgetting ─────────────────────────────────────────────────────────────────────────────────

/** Forgets from which network reviews came that were given before a moment. Returns of how many. */
export const forgetNetworks = (db: Db, before: Date): Promise<number> =>
  db.$executeRaw`update reviews set network = null where network is not null and created_at < ${before}`;
