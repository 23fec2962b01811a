import type { Tx } from '@/lib/platform/db';
import { currentPolicy } from '@/lib/policy/current-policy';
import { changeAndTell } from '../memberships/change-and-tell';
import { isTooFar, isUnchanged, settle, type Membership } from '../memberships/rules';
import { findMembership } from '../memberships/store';
import { letsWrite } from '../rules';
import type { OutsideMembership } from './schemas';

/**
 * Has a membership stand as it is said elsewhere, with its member's row locked by the caller. What an administrator has granted or revoked here
 * stays as they had it, and a plan that the policy does not have is left out. An end that has passed is a membership that lapsed.
 * @returns whether anything is another now
 */
export async function applyOutsideMembership(
  tx: Tx,
  { memberId, told, at }: { memberId: string; told: OutsideMembership; at: Date },
): Promise<boolean> {
  const before = await findMembership(tx, memberId, at);
  if (isOurs(before)) return false;
  const { plans, graceDays } = (await currentPolicy(tx)).membership;
  const keys = plans.map(({ key }) => key);
  const end = told.until === null ? null : new Date(told.until);
  // So far away, it is said of those that have no end.
  const until = end && isTooFar(end, at) ? null : end;
  const isOver = told.state === 'lapsed' || (until !== null && until <= at);
  if (isOver && !before) return false;
  const plan = told.plan !== null && keys.includes(told.plan) ? told.plan : null;
  const wish = isOver ? ({ state: 'LAPSED' } as const) : ({ state: 'ACTIVE', plan, until } as const);
  const settled = settle(before, wish, { source: 'OUTSIDE', plans: keys, graceDays, now: at });
  if (isUnchanged(before, settled)) return false;
  const after = { ...settled, source: 'OUTSIDE' as const };
  await changeAndTell(tx, { memberId, before, after, byId: null, reason: null, at });
  return true;
}

/** What somebody at this publication decided is theirs to change. */
const isOurs = (before: Membership | null): boolean =>
  before !== null &&
  (before.state === 'REVOKED' ||
    (letsWrite(before.state) && before.source !== 'OUTSIDE' && before.source !== 'SIGN_UP'));
