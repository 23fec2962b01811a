import { systemContext, type Context } from '@/lib/platform/context';
import { database, type Db } from '@/lib/platform/db';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { connected } from '../reliability/rates-of-reviewers';
import { LOOK_BACK_MS, lookForPatterns, MOST, NETWORKS_KEPT_MS } from './look-for-patterns';
import type { BurstView, CorrelatedView, Evidence, PatternsView, Person, TargetingView } from './schemas';
import {
  findAgreements,
  findCorrelatedPairs,
  findFound,
  findFromNetwork,
  findObjections,
  findPeople,
  type EvidenceRow,
  type Found,
  type PairRow,
} from './store';

/** Comments that show each pattern. */
const EVIDENCE = 8;
/** More pairs than anybody looks at. */
const PAIRS = 200;

/**
 * Reviewing that looks arranged or targeted (R12), each with what shows it: who agree too well, who objects to one author, and
 * what comes in bursts from one network, as they were last looked for (look-for-patterns.ts). Nothing follows from it by itself. The viewer's own comments are left out of it, for an
 * author never learns who reviewed (R5): others of the desk see those.
 * @throws 401, 403 when the viewer is not of the desk
 */
export async function listPatterns({
  viewer,
  context = systemContext,
}: {
  viewer: Viewer | null;
  context?: Context;
}): Promise<PatternsView> {
  const moderator = authorize(viewer, 'member.read');
  const db = database();
  const now = context.now().getTime();
  const since = new Date(now - LOOK_BACK_MS);
  const found = (await findFound(db)) ?? (await lookOnce(context));
  const [correlated, targeting, bursts] = await Promise.all([
    findCorrelated(db, since),
    showTargeting(db, { found, since }),
    showBursts(db, { found, since: new Date(now - NETWORKS_KEPT_MS) }),
  ]);
  return withoutOwn({ at: found.at.toISOString(), correlated, targeting, bursts }, moderator.id);
}

let looking: Promise<Found> | undefined;

/** Before the first night: whoever comes looks, and all others wait for that. */
const lookOnce = (context: Context): Promise<Found> =>
  (looking ??= lookForPatterns({ context }).finally(() => (looking = undefined)));

/** What is said of comments by others than this member. */
const withoutOwn = ({ at, correlated, targeting, bursts }: PatternsView, memberId: string): PatternsView => {
  const ofOthers = (evidence: Evidence[]) => evidence.filter(({ author }) => author.id !== memberId);
  return {
    at,
    correlated: correlated.map((pattern) => ({ ...pattern, evidence: ofOthers(pattern.evidence) })),
    targeting: targeting.filter(({ author }) => author.id !== memberId),
    bursts: bursts
      .map(({ evidence, ...pattern }) => toBurst(pattern, ofOthers(evidence)))
      .filter(({ evidence }) => evidence.length > 0),
  };
};

// ── Who agree too well ─────────────────────────────────────────────────────────────────────────

async function findCorrelated(db: Db, since: Date): Promise<CorrelatedView[]> {
  const pairs = await findCorrelatedPairs(db, PAIRS);
  const groupOf = connected(pairs.map(({ firstId, secondId }) => [firstId, secondId]));
  const named = await naming(db, [...groupOf.keys()]);
  const groups = [...new Set(pairs.map(({ firstId }) => groupOf.get(firstId)))].slice(0, MOST);
  return Promise.all(
    groups.map((group) => {
      const ofGroup = pairs.filter(({ firstId }) => groupOf.get(firstId) === group);
      return toCorrelated(db, { pairs: ofGroup, named, since });
    }),
  );
}

type Naming = (id: string) => Person;

async function naming(db: Db, ids: string[]): Promise<Naming> {
  const people = new Map((await findPeople(db, ids)).map((person) => [person.id, person]));
  return (id) => people.get(id) ?? { id, displayName: 'Somebody who has left' };
}

async function toCorrelated(
  db: Db,
  { pairs, named, since }: { pairs: PairRow[]; named: Naming; since: Date },
): Promise<CorrelatedView> {
  const people = [...new Set(pairs.flatMap(({ firstId, secondId }) => [firstId, secondId]))];
  const evidence = await findAgreements(db, { people, since, limit: EVIDENCE });
  return {
    people: people.map(named),
    pairs: pairs.map(({ firstId, secondId, ...counts }) => ({
      first: named(firstId),
      second: named(secondId),
      ...counts,
    })),
    evidence: evidence.map(toEvidence),
  };
}

// ── Who objects to one author ──────────────────────────────────────────────────────────────────

type Kept = { found: Found; since: Date };

async function showTargeting(db: Db, { found, since }: Kept): Promise<TargetingView[]> {
  const { targeting } = found;
  const named = await naming(
    db,
    targeting.flatMap(({ reviewerId, authorId }) => [reviewerId, authorId]),
  );
  return Promise.all(
    targeting.map(async ({ reviewerId, authorId, ...encounter }) => ({
      ...encounter,
      reviewer: named(reviewerId),
      author: named(authorId),
      evidence: (await findObjections(db, { reviewerId, authorId, since, limit: EVIDENCE })).map(toEvidence),
    })),
  );
}

// ── What comes in bursts from one network ──────────────────────────────────────────────────────

const showBursts = (db: Db, { found, since }: Kept): Promise<BurstView[]> =>
  Promise.all(
    found.bursts.map(async ({ network, own, elsewhere, chance }) => {
      const evidence = await findFromNetwork(db, { network, since, limit: EVIDENCE });
      return toBurst({ own, elsewhere, chance }, evidence.map(toEvidence));
    }),
  );

/** The people of a burst are those whose reviews show it. */
function toBurst(pattern: Pick<BurstView, 'own' | 'elsewhere' | 'chance'>, evidence: Evidence[]): BurstView {
  const { own, elsewhere, chance } = pattern;
  const people = new Map(
    evidence.flatMap(({ reviews }) => reviews.map(({ reviewer }) => [reviewer.id, reviewer])),
  );
  return { people: [...people.values()], own, elsewhere, chance, evidence };
}

const toEvidence = ({ reviews, ...row }: EvidenceRow): Evidence => ({
  ...row,
  reviews: reviews.map((review) => ({ ...review, at: new Date(review.at).toISOString() })),
});
