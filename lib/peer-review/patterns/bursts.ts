/**
 * Reviewing that comes in bursts from one network (R12), by how improbable it would be if it did not. What is found is shown to
 * moderators with its evidence, and nothing else follows from it. The rates that it is compared with are estimated, so the test is a
 * beta-binomial one: with few reviews to compare with, hardly anything is improbable.
 */
import { HOUR_MS } from '@/lib/platform/durations';
import { tail, type Tally } from './chances';

/** Within so long after one review of a comment, another from the same network belongs to the same burst. */
export const BURST_MS = HOUR_MS;
/** Reviews that must have followed upon others of their network before anything is said of it. */
export const BURST_LEAST = 3;

/** What followed upon the reviews of one network. */
export type Following = {
  /** Of the reviews by others that soon followed one of this network on the same comment, those of this network that agree. */
  own: Tally;
  /** Of all other reviews, those of this network: how often one is to be expected by chance. */
  elsewhere: Tally;
};

/**
 * The probability that so many of the reviews that followed came from the same network and agreed, if who reviews next did not
 * depend on who reviewed before. Where every review seems to come from one network, nothing about it is improbable. Of fewer than
 * enough nothing is said.
 */
export function chanceOfFollowing({ own, elsewhere }: Following): number {
  if (own.count < BURST_LEAST) return 1;
  const strength = elsewhere.of + 2;
  return tail(own, { mean: (elsewhere.count + 1) / strength, strength });
}
