import { systemContext, type Context } from '@/lib/platform/context';
import { database, type Db } from '@/lib/platform/db';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { LOOK_BACK_MS, lookForPatterns, MOST, NETWORKS_KEPT_MS, PAIRS } from './look-for-patterns';
import { groupsOf, type Finding, type Partiality } from './partiality';
import type { BurstView, CorrelatedView, Evidence, PartialityView, PatternsView, Person } from './schemas';
import {
  findAgreements,
  findCorrelatedPairs,
  findFound,
  findFromNetworks,
  findPeople,
  findReadBy,
  findSaid,
  type EvidenceRow,
  type Found,
} from './store';

/** Comments that show each pattern. */
const EVIDENCE = 8;

/** Which verdicts a kind of pattern is about: those that accept, those that object, or all. */
const ACCEPTS: Record<keyof Partiality, boolean | null> = {
  mutual: null,
  favouring: true,
  severity: false,
  sides: false,
  mates: null,
  harsh: false,
};

/**
 * Reviewing that looks arranged or targeted (R12), each with what shows it: who agree too well, whose verdicts depend on who wrote, and
 * what comes in bursts from one network, as they were last looked for (look-for-patterns.ts). Nothing follows from it by itself.
 * What is about the viewer's own comments is left out of it, for an author never learns who reviewed (R5): others of the desk see that.
 * So is what they read as a peer just now.
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
  const read = await findReadBy(db, moderator.id);
  const ofOthers = (evidence: Evidence[]) =>
    evidence.filter(({ author, commentId }) => author.id !== moderator.id && !read.includes(commentId));
  const show = async (kind: keyof Partiality) => {
    const findings = aboutOthers(found.partiality[kind], moderator);
    const patterns = await showPartiality(db, { kind, findings, since });
    return patterns.map((pattern) => ({ ...pattern, evidence: ofOthers(pattern.evidence) }));
  };
  const [correlated, bursts, mutual, favouring, severity, sides, mates, harsh] = await Promise.all([
    findCorrelated(db, since),
    showBursts(db, { found, since: new Date(now - NETWORKS_KEPT_MS) }),
    show('mutual'),
    show('favouring'),
    show('severity'),
    show('sides'),
    show('mates'),
    show('harsh'),
  ]);
  return {
    at: found.at.toISOString(),
    correlated: correlated.map((pattern) => ({ ...pattern, evidence: ofOthers(pattern.evidence) })),
    mutual,
    favouring,
    severity,
    sides,
    mates,
    harsh,
    bursts: bursts
      .map(({ evidence, ...pattern }) => toBurst(pattern, ofOthers(evidence)))
      .filter(({ evidence }) => evidence.length > 0),
  };
}

/**
 * How many patterns were found last, those about the viewer's own comments left out; none before the first night.
 * @throws 401, 403
 */
export async function countPatterns({ viewer }: { viewer: Viewer | null }): Promise<number> {
  const moderator = authorize(viewer, 'member.read');
  const [found, pairs] = await Promise.all([findFound(database()), findCorrelatedPairs(database(), PAIRS)]);
  if (!found) return 0;
  const groups = correlatedGroups(pairs).length;
  const kinds = Object.entries(found.partiality) as [keyof Partiality, Finding[]][];
  const patterns = kinds.map(([kind, findings]) => patternsOf(kind, aboutOthers(findings, moderator)).length);
  return [groups, found.bursts.length, ...patterns].reduce((sum, count) => sum + count);
}

const aboutOthers = (findings: Finding[], { id }: Viewer): Finding[] =>
  findings.filter(({ authorIds }) => !authorIds.includes(id));

let looking: Promise<Found> | undefined;

/** Before the first night: whoever comes looks, and all others wait for that. */
const lookOnce = (context: Context): Promise<Found> =>
  (looking ??= lookForPatterns({ context }).finally(() => (looking = undefined)));

// ── Who agree too well ─────────────────────────────────────────────────────────────────────────

async function findCorrelated(db: Db, since: Date): Promise<CorrelatedView[]> {
  const pairs = await findCorrelatedPairs(db, PAIRS);
  const groups = correlatedGroups(pairs);
  const named = await naming(db, groups.flat());
  const pairsOf = groups.map((group) => pairs.filter(({ firstId }) => group.includes(firstId)));
  const people = pairsOf.map((ofGroup) => [
    ...new Set(ofGroup.flatMap(({ firstId, secondId }) => [firstId, secondId])),
  ]);
  const asked = people.map((reviewerIds) => ({ reviewerIds }));
  const evidence = await findAgreements(db, asked, { since, limit: EVIDENCE });
  return pairsOf.map((ofGroup, place) => ({
    people: people[place]!.map(named),
    pairs: ofGroup.map(({ firstId, secondId, ...counts }) => ({
      first: named(firstId),
      second: named(secondId),
      ...counts,
    })),
    evidence: evidence[place]!.map(toEvidence),
  }));
}

const correlatedGroups = (pairs: readonly { firstId: string; secondId: string }[]): string[][] =>
  groupsOf(pairs.map(({ firstId, secondId }) => [firstId, secondId])).slice(0, MOST);

type Naming = (id: string) => Person;

async function naming(db: Db, ids: string[]): Promise<Naming> {
  const people = new Map((await findPeople(db, ids)).map((person) => [person.id, person]));
  return (id) => people.get(id) ?? { id, displayName: 'Somebody who has left' };
}

// ── Whose verdicts depend on who wrote ─────────────────────────────────────────────────────────

type Kept = { found: Found; since: Date };

/** Of one kind; pairs and groups who accept each other are connected to larger ones. */
function patternsOf(kind: keyof Partiality, findings: Finding[]): Finding[][] {
  const connected = kind === 'mutual' ? connectedFindings(findings) : findings.map((finding) => [finding]);
  return connected.slice(0, MOST);
}

async function showPartiality(
  db: Db,
  { kind, findings, since }: { kind: keyof Partiality; findings: Finding[]; since: Date },
): Promise<PartialityView[]> {
  const named = await naming(
    db,
    findings.flatMap(({ reviewerIds, authorIds }) => [...reviewerIds, ...authorIds]),
  );
  const patterns = patternsOf(kind, findings);
  const asked = patterns.map((together) => ({
    reviewerIds: [...new Set(together.flatMap(({ reviewerIds }) => reviewerIds))],
    authorIds: kind === 'harsh' ? null : [...new Set(together.flatMap(({ authorIds }) => authorIds))],
  }));
  const evidence = await findSaid(db, asked, { accepts: ACCEPTS[kind], since, limit: EVIDENCE });
  return patterns.map((together, place) => ({
    findings: together.map(({ reviewerIds, authorIds, ...finding }) => ({
      ...finding,
      reviewers: reviewerIds.map(named),
      authors: authorIds.map(named),
    })),
    evidence: evidence[place]!.map(toEvidence),
  }));
}

/** Whoever is named with somebody is in one group with them. The largest finding of a group comes first: it names the most. */
function connectedFindings(findings: readonly Finding[]): Finding[][] {
  return groupsOf(findings.map(({ reviewerIds }) => reviewerIds)).map((group) =>
    findings.filter(({ reviewerIds }) => group.includes(reviewerIds[0]!)),
  );
}

// ── What comes in bursts from one network ──────────────────────────────────────────────────────

async function showBursts(db: Db, { found: { bursts }, since }: Kept): Promise<BurstView[]> {
  const evidence = await findFromNetworks(db, bursts, { since, limit: EVIDENCE });
  return bursts.map(({ own, elsewhere, chance }, place) =>
    toBurst({ own, elsewhere, chance }, evidence[place]!.map(toEvidence)),
  );
}

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
