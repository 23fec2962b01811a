import { database, type SqlTx } from '@/lib/platform/db';
import { onPurge } from '@/lib/platform/purge-bus';
import type { PolicySettings } from '@/lib/policy/schemas';
import { priorAfter } from './fit-options';
import { findLatestPrevalence } from './store';

const CEILING_MS = 60_000;
let remembered: { fit: Awaited<ReturnType<typeof findLatestPrevalence>>; at: number } | undefined;
onPurge(({ tags }) => {
  if (tags.includes('*')) forgetPrior();
});

/**
 * The share of comments that is taken to be acceptable before anybody has reviewed one: what the last nightly fit found, shrunk to the
 * policy's. The fit is remembered for a minute, so that a review asks for no more than it did. Whoever asks from within a transaction
 * hands it over.
 */
export async function currentPrior(
  { prior }: Pick<PolicySettings['review'], 'prior'>,
  within?: SqlTx,
): Promise<number> {
  const now = performance.now();
  if (!remembered || now - remembered.at >= CEILING_MS)
    remembered = { fit: await findLatestPrevalence(within ?? database()), at: now };
  return priorAfter(remembered.fit, prior);
}

/** There has been another fit. */
export function forgetPrior(): void {
  remembered = undefined;
}
