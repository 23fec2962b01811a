/** Which decisions of peers a moderator reads before they take effect (R15). */

/** What is left undecided is read blind so many times as often: about as many of each then, and a moderator cannot tell which one it is. */
const UNDECIDED_TIMES = 5;

/** The chance that a decision is drawn, from the policy's share of what peers would publish. */
export const chanceOfAudit = (outcome: 'publish' | 'refer', share: number): number =>
  outcome === 'publish' ? share : Math.min(1, share * UNDECIDED_TIMES);

/** A text that was drawn, and a first moderator has decided. */
export type Audited = {
  /** The chance at which it was drawn. */
  share: number;
  /** The first moderator's. */
  acceptable: boolean;
  /** The second one's; null while nobody has said it, or was asked. */
  second: boolean | null;
};

/**
 * What an audit counts for beside the others: for as many as it was drawn from. Together they count for as many equal ones as they are
 * worth (Kish's effective sample size), so that a few that stand for many do not look like many.
 */
export function weightsOf(audits: readonly Pick<Audited, 'share'>[]): number[] {
  const drawnFrom = audits.map(({ share }) => 1 / share);
  const sum = drawnFrom.reduce((total, each) => total + each, 0);
  const squares = drawnFrom.reduce((total, each) => total + each ** 2, 0);
  return drawnFrom.map((each) => (each * sum) / squares);
}

/** An error counts once a second moderator agrees: one moderator errs as often as peers do. */
export const isError = ({ acceptable, second }: Pick<Audited, 'acceptable' | 'second'>): boolean =>
  !acceptable && second === false;

export const isUnconfirmed = ({ acceptable, second }: Pick<Audited, 'acceptable' | 'second'>): boolean =>
  !acceptable && second === null;

/**
 * How far each audit says that its text is acceptable, from 0 to 1. What nobody has confirmed yet is an error as often as second
 * moderators have confirmed so far: to leave it out would make peers look better than they are.
 */
export function acceptableShares(audits: readonly Audited[]): number[] {
  const asked = audits.filter(({ acceptable, second }) => !acceptable && second !== null).length;
  const confirmed = (audits.filter(isError).length + 1) / (asked + 2);
  return audits.map((audit) => (isUnconfirmed(audit) ? 1 - confirmed : isError(audit) ? 0 : 1));
}
