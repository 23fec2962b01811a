import type { Tx } from '@/lib/platform/db';
import { currentPolicy } from '@/lib/policy/current-policy';
import { planLine } from '../membership-import/rules';
import { changeAndTell } from '../memberships/change-and-tell';
import { changeMembership, findMembership, type NewChange } from '../memberships/store';
import { takeOpenOffer, type Offer } from './store';

type Owner = { memberId: string; emailFolded: string; at: Date };

/**
 * Gives a member the membership that waits for their address, which has just become theirs, and tells them: what was imported for it is
 * whoever's the address is, by whichever of their letters they showed that. An invitation to an office waits for its own link.
 */
export async function takeOffer(tx: Tx, { memberId, emailFolded, at }: Owner): Promise<void> {
  const offer = await takeOpenOffer(tx, emailFolded, at);
  const change = offer && (await changeByOffer(tx, { memberId, offer, at }));
  if (change) await changeAndTell(tx, change);
}

/** Has a membership stand as it was offered to whoever accepts. */
export async function grantOffer(
  tx: Tx,
  offered: { memberId: string; offer: Offer; at: Date },
): Promise<void> {
  const change = await changeByOffer(tx, offered);
  if (change) await changeMembership(tx, change);
}

/** What an import does with a membership of who has an account, on a plan that the policy may have no more; null where that is nothing. */
async function changeByOffer(
  tx: Tx,
  { memberId, offer: { plan, startsAt: from, until }, at }: { memberId: string; offer: Offer; at: Date },
): Promise<NewChange | null> {
  const { graceDays } = (await currentPolicy(tx)).membership;
  const membership = await findMembership(tx, memberId, at);
  const planned = planLine(
    { line: 0, email: '', name: null, plan, from, until, state: null },
    { memberId, displayName: '', membership },
    { plans: plan === null ? [] : [plan], graceDays, now: at },
  );
  if (!('kind' in planned) || planned.kind !== 'change') return null;
  return { memberId, before: planned.before, after: planned.after, byId: null, reason: null, at };
}
