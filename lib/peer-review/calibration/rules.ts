import type { PolicySettings } from '@/lib/policy/schemas';
import type { Objection } from './schemas';

/** How often reliable reviewers were given an item, and found the right verdict. */
export type ReliableUse = { reliableUses: number; reliablePasses: number };

/** More of them missed it than a right verdict explains: it retires itself to the moderators (R7). */
export function isMissedTooOften(
  { reliableUses, reliablePasses }: ReliableUse,
  { retireAfterUses, retireMissedShare }: PolicySettings['review']['calibration'],
): boolean {
  const missed = reliableUses - reliablePasses;
  return reliableUses >= retireAfterUses && missed / reliableUses > retireMissedShare;
}

/** The house rules that a verdict stands for (R4). Others, such as "keep to the subject", are none that a reviewer is asked about. */
const verdictOfRule: Record<string, Objection> = {
  civility: 'NOT_CIVIL',
  'personal-attacks': 'NOT_CIVIL',
  hate: 'NOT_CIVIL',
  'external-links': 'NOT_CIVIL',
  misinformation: 'MISINFORMATION',
};

/** The right verdict on a text that was turned down under a rule; null where that does not say which of them it is. */
export const verdictOf = (rule: string | null): Objection | null => (rule && verdictOfRule[rule]) || null;

/**
 * Decided, and kept from readers: what may become a calibration item. What they see could be looked up by whoever is given it,
 * and with it the right verdict.
 */
export const isTurnedDown = ({ state }: { state: string }): boolean =>
  state === 'REJECTED' || state === 'REMOVED';

/**
 * Whether an item's verdict still fits the comment that it was picked from. A text that its author has put otherwise since, and
 * one that is being decided again, say nothing about it.
 */
export const stillHolds = ({ withdrawn, isUp }: { withdrawn: boolean; isUp: boolean }): boolean =>
  !withdrawn && !isUp;
