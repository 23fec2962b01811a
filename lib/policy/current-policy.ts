import { database, type SqlTx } from '@/lib/platform/db';
import { onPurge } from '@/lib/platform/purge-bus';
import type { Policy } from './schemas';
import { findCurrent } from './store';

const CEILING_MS = 5_000;
let remembered: { policy: Policy; at: number } | undefined;
let changes = 0;
onPurge(({ tags }) => {
  if (!tags.includes('policy') && !tags.includes('*')) return;
  remembered = undefined;
  changes += 1;
});

/**
 * The settings in force. Remembered until an instance changes them; for 5 seconds at the most. Whoever asks from within a
 * transaction hands it over (`within`): it never waits for a second connection.
 */
export async function currentPolicy(within?: SqlTx): Promise<Policy> {
  const now = performance.now();
  if (remembered && now - remembered.at < CEILING_MS) return remembered.policy;
  // What a transaction reads may never be committed.
  if (within) return findCurrent(within);
  const before = changes;
  const policy = await findCurrent(database());
  // What was read while it was being changed may be the one before.
  if (changes === before) remembered = { policy, at: now };
  return policy;
}
