/** What the decisions about a comment say about each of its texts, for the records of those who reviewed it (R9). Pure. */

import type { DecisionInputs } from '@/lib/comments/schemas';
import { probabilityWithout } from '../decision/decide';

/** What peers decided by: each with what was known of their reviewer. */
type Inputs = Pick<DecisionInputs, 'reviews' | 'prior' | 'counted'>;

/** A decision as it was taken, on one version of the comment. */
export type DecisionFact = {
  version: number;
  revision: number;
  maker: 'PEERS' | 'MODERATOR' | 'SYSTEM';
  outcome: 'PUBLISH' | 'OBJECT' | 'REFER' | 'REJECT' | 'REMOVE' | 'RESTORE';
  at: Date;
  /** The moderator whose it is. */
  actorId?: string | null;
  /** That the text is acceptable, as its peers' verdicts made it; null where they were not asked. */
  probability: number | null;
  /** What that was made of; null in a decision from before reviewers had records. */
  inputs?: Inputs | null;
};

/** What a text is believed to be. */
export type Judgement = {
  /** Probability that it is acceptable. */
  believed: number;
  /** A moderator said so. */
  settled: boolean;
  /** This one, whose own verdict on it, if there is one, is not measured by it: they would only agree with themselves. */
  byId?: string;
  /** Verdicts given on this version of the comment or an earlier one count. Later ones could know. */
  upTo: number;
  /** What peers made it of, where it is theirs. */
  inputs?: Inputs;
};

/**
 * The judgement on each revision, from all decisions, the first one first. A moderator's stands above the peers', and the last
 * moderator's above all: an appeal that succeeds settles the matter anew. What was referred, or given back to its author, is
 * known to nobody but them and the moderators, so verdicts given meanwhile count once it is settled.
 */
export function judgementsOf(decisions: readonly DecisionFact[]): Map<number, Judgement> {
  const judgements = new Map<number, Judgement>();
  const known = new Map<number, number>();
  let published: number | null = null;
  for (const { outcome, maker, version, revision, actorId, probability, inputs } of decisions) {
    // What is taken away, or given back, is the text that readers saw; an edit of it may be under review.
    const about: number | null = outcome === 'REMOVE' || outcome === 'RESTORE' ? published : revision;
    if (outcome === 'PUBLISH') published = revision;
    if (about === null) continue;
    const isOpen = outcome === 'OBJECT' || outcome === 'REFER';
    if (!isOpen && !known.has(about)) known.set(about, version);
    if (maker === 'MODERATOR' && !isOpen) {
      const believed = outcome === 'PUBLISH' || outcome === 'RESTORE' ? 1 : 0;
      const upTo = known.get(about) ?? version;
      judgements.set(about, { believed, settled: true, upTo, ...(actorId && { byId: actorId }) });
    } else if (maker === 'PEERS' && probability !== null && !judgements.get(about)?.settled)
      judgements.set(about, {
        believed: probability,
        settled: false,
        upTo: version,
        ...(inputs && { inputs }),
      });
  }
  return judgements;
}

/**
 * What the text is believed to be for the record of one of its reviewers: what a moderator said, or else what it is without their own
 * verdict, which would only agree with itself. That of somebody whose verdict took no part is the whole.
 */
export function believedFor(reviewerId: string, { believed, inputs }: Judgement): number {
  if (!inputs) return believed;
  const reviews = inputs.reviews.map(({ reviewerId: by, verdict, sensitivity, specificity, group }) => ({
    by,
    accepts: verdict === 'YES',
    rates: { sensitivity, specificity },
    group: group ?? undefined,
  }));
  const own = reviews.find(({ by }) => by === reviewerId);
  // Before the rule that counts, whoever was better than chance took part.
  const effectiveFrom = inputs.counted?.effectiveFrom ?? 0;
  return own ? probabilityWithout(reviews, own, { effectiveFrom, prior: inputs.prior }) : believed;
}
