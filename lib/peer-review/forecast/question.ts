import { createHash } from 'node:crypto';
import { coherentAfter } from '@/lib/policy/coherent-after';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { LabNumbers } from '../lab/schemas';
import type { Question } from './schemas';

type Policies = Pick<Question, 'now' | 'tried'>;

/**
 * The policy in force and the one that these numbers lead to, and what the change is kept under.
 * @throws 400 naming the setting when the numbers would not be coherent
 */
export async function changeTo(numbers: LabNumbers): Promise<{ policies: Policies; change: string }> {
  const { version: _, ...policy } = await currentPolicy();
  // Both as the schema makes them, so that their fields come in one order.
  const policies = {
    now: coherentAfter(policy, {}).review,
    tried: coherentAfter(policy, numbers).review,
  };
  return { policies, change: createHash('sha256').update(JSON.stringify(policies)).digest('hex') };
}

/** A day by the database's clock, in UTC. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
