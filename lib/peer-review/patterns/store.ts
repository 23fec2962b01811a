import { Prisma } from '@/prisma/generated/client/client';
import type { Db, Tx } from '@/lib/platform/db';
import type { CommentState } from '@/lib/comments/schemas';
import type { Verdict } from '../schemas';
import type { Encounter, Following, Tally } from './rules';
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

// ── Who objects to whom ────────────────────────────────────────────────────────────────────────

export type EncounterRow = Encounter & { reviewerId: string; authorId: string };

/** Every reviewer's verdicts on each author of whom they have judged enough comments, beside what to compare them with. */
export async function findEncounters(
  db: Db,
  { since, least }: { since: Date; least: number },
): Promise<{ encounters: EncounterRow[]; all: Tally }> {
  const rows = await db.$queryRaw<
    {
      reviewerId: string;
      authorId: string;
      own: number[];
      ofReviewer: number[];
      ofAuthor: number[];
      ofAll: number[];
    }[]
  >`with judged as (
      select distinct on (v.reviewer_id, v.comment_id) v.reviewer_id, c.author_id, v.verdict <> 'YES' as objects
      from reviews v join comments c on c.id = v.comment_id where v.created_at > ${since}
      order by v.reviewer_id, v.comment_id, v.revision desc),
    met as (select reviewer_id, author_id, count(*) filter (where objects)::int as count, count(*)::int as "of"
      from judged group by reviewer_id, author_id),
    compared as (select reviewer_id, author_id, array[count, "of"] as own,
        array[sum(count) over reviewer, sum("of") over reviewer]::int[] as "ofReviewer",
        array[sum(count) over author, sum("of") over author]::int[] as "ofAuthor",
        array[sum(count) over (), sum("of") over ()]::int[] as "ofAll", "of"
      from met window reviewer as (partition by reviewer_id), author as (partition by author_id))
    select reviewer_id as "reviewerId", author_id as "authorId", own, "ofReviewer", "ofAuthor", "ofAll"
    from compared where "of" >= ${least}`;
  const encounters = rows.map(({ reviewerId, authorId, ...row }) => {
    const objections = toTally(row.own);
    const toOthers = less(toTally(row.ofReviewer), objections);
    return { reviewerId, authorId, objections, toOthers, byOthers: less(toTally(row.ofAuthor), objections) };
  });
  return { encounters, all: toTally(rows[0]?.ofAll ?? []) };
}

const toTally = ([count = 0, of = 0]: number[]): Tally => ({ count, of });
const less = (a: Tally, b: Tally): Tally => ({ count: a.count - b.count, of: a.of - b.of });

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
  targeting: (EncounterRow & { expected: number; chance: number })[];
  bursts: (FollowingRow & { chance: number })[];
};

/** What was found last; null before the first time. */
export async function findFound(db: Db): Promise<Found | null> {
  const row = await db.patternSummary.findUnique({ where: { id: 1 } });
  return row && { at: row.at, ...(row.found as Omit<Found, 'at'>) };
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

type Which = { since: Date; limit: number };

/** Comments by one author that one reviewer objected to. */
export const findObjections = (
  db: Db,
  { reviewerId, authorId, ...which }: Which & { reviewerId: string; authorId: string },
) =>
  findEvidence(db, {
    ...which,
    where: Prisma.sql`v.reviewer_id = ${reviewerId}::uuid and c.author_id = ${authorId}::uuid and v.verdict <> 'YES'`,
    least: 1,
  });

/** Contested texts on which at least two of these reviewers said the same: somebody else said otherwise. */
export const findAgreements = (db: Db, { people, ...which }: Which & { people: string[] }) =>
  findEvidence(db, {
    ...which,
    where: Prisma.sql`v.reviewer_id = any(${people}::uuid[]) and exists (select 1 from reviews o
      where o.comment_id = v.comment_id and o.revision = v.revision and (o.verdict = 'YES') <> (v.verdict = 'YES'))`,
    least: 2,
  });

/** Texts of which at least two reviews came from one network and agree. */
export const findFromNetwork = (db: Db, { network, ...which }: Which & { network: string }) =>
  findEvidence(db, { ...which, where: Prisma.sql`v.network = ${network}`, least: 2 });

/** The newest texts on which so many reviewers of those looked for accept alike, or object alike. */
function findEvidence(
  db: Db,
  { since, limit, where, least }: Which & { where: Prisma.Sql; least: number },
): Promise<EvidenceRow[]> {
  return db.$queryRaw`select c.id as "commentId", min(r.body) as body, c.state::text as status,
      json_build_object('id', c.author_id, 'displayName', min(a.display_name)) as author,
      json_agg(json_build_object('reviewer', json_build_object('id', m.id, 'displayName', m.display_name),
        'verdict', v.verdict, 'at', v.created_at) order by v.created_at, v.id) as reviews
    from reviews v join comments c on c.id = v.comment_id join members m on m.id = v.reviewer_id
      join members a on a.id = c.author_id
      join comment_revisions r on r.comment_id = v.comment_id and r.number = v.revision
    where v.created_at > ${since} and ${where} and not is_read_blind(c.state, c.state_reason)
    group by c.id, v.revision, v.verdict = 'YES' having count(distinct v.reviewer_id) >= ${least}
    order by max(v.created_at) desc, c.id limit ${limit}`;
}

/** Who these members are. */
export const findPeople = (db: Db, ids: string[]): Promise<Person[]> =>
  db.member.findMany({ where: { id: { in: ids } }, select: { id: true, displayName: true } });

// ── Forgetting ─────────────────────────────────────────────────────────────────────────────────

/** Forgets from which network reviews came that were given before a moment. Returns of how many. */
export const forgetNetworks = (db: Db, before: Date): Promise<number> =>
  db.$executeRaw`update reviews set network = null where network is not null and created_at < ${before}`;
