/** What the decisions about a comment say about each of its texts, for the records of those who reviewed it (R9). Pure. */

/** A decision as it was taken, on one version of the comment. */
export type DecisionFact = {
  version: number;
  revision: number;
  maker: 'PEERS' | 'MODERATOR' | 'SYSTEM';
  outcome: 'PUBLISH' | 'OBJECT' | 'REFER' | 'REJECT' | 'REMOVE' | 'RESTORE';
  at: Date;
  /** That the text is acceptable, as its peers' verdicts made it; null where they were not asked. */
  probability: number | null;
};

/** What a text is believed to be. */
export type Judgement = {
  /** Probability that it is acceptable. */
  believed: number;
  /** A moderator said so. */
  settled: boolean;
  /** Verdicts given on this version of the comment or an earlier one count. Later ones could know. */
  upTo: number;
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
  for (const { outcome, maker, version, revision, probability } of decisions) {
    // What is taken away, or given back, is the text that readers saw; an edit of it may be under review.
    const about: number | null = outcome === 'REMOVE' || outcome === 'RESTORE' ? published : revision;
    if (outcome === 'PUBLISH') published = revision;
    if (about === null) continue;
    const isOpen = outcome === 'OBJECT' || outcome === 'REFER';
    if (!isOpen && !known.has(about)) known.set(about, version);
    if (maker === 'MODERATOR' && !isOpen) {
      const believed = outcome === 'PUBLISH' || outcome === 'RESTORE' ? 1 : 0;
      judgements.set(about, { believed, settled: true, upTo: known.get(about) ?? version });
    } else if (maker === 'PEERS' && probability !== null && !judgements.get(about)?.settled)
      judgements.set(about, { believed: probability, settled: false, upTo: version });
  }
  return judgements;
}
