import { systemContext, type Context } from '@/lib/platform/context';
import { sqlStatements, transaction, type Tx } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { currentPolicy } from '@/lib/policy/current-policy';
import { changeOnRecord } from '../memberships/change-and-tell';
import { lockMember } from '../store';
import { cancelSubscription, listSubscriptions } from './api';
import {
  CHECKOUT_KEPT_MINUTES,
  isAsBefore,
  isForMembership,
  isHeard,
  isLive,
  settleByStripe,
  standingOf,
} from './rules';
import {
  askToEnd,
  beginReading,
  countReading,
  deleteCheckout,
  deleteOldCheckout,
  findReversals,
  findSubscriptions,
  findWritten,
  forgetSubscriptions,
  isHere,
  moveGrace,
  saveSubscriptions,
} from './store';

/**
 * Reads from Stripe how things stand with a customer, and has their membership stand so. Whatever led to it, and in whatever order, only what
 * is read counts: of two readings at once that which began later.
 * @throws 503 `payments-away` where Stripe cannot be asked
 */
export async function followCustomer({
  customerId,
  context = systemContext,
}: {
  customerId: string;
  context?: Context;
}): Promise<void> {
  const begun = await beginReading(sqlStatements(), { customerId, at: context.now() });
  const listed = await listSubscriptions(customerId);
  if (!begun) return endOrphans(listed);
  const { memberId, reading } = begun;
  const at = context.now();
  await transaction(async (tx) => {
    await lockMember(tx, memberId);
    // Nothing, too, where the member has left meanwhile: their customer went with them.
    if (!(await countReading(tx, { customerId, reading }))) return;
    const { plans } = (await currentPolicy(tx)).membership;
    const subscriptions = listed.filter((one) => isForMembership(one, memberId, plans));
    const kept = subscriptions.map(({ memberId: _, ...one }) => one);
    await saveSubscriptions(tx, memberId, kept);
    // One whose price is that of no plan any more.
    const others = listed.filter((one) => !subscriptions.includes(one));
    await forgetSubscriptions(
      tx,
      memberId,
      others.map(({ id }) => id),
    );
    if (subscriptions.some(isLive)) await deleteCheckout(tx, memberId);
    else await deleteOldCheckout(tx, memberId, new Date(at.getTime() - CHECKOUT_KEPT_MINUTES * 60_000));
    await applyStanding(tx, { memberId, at });
  });
}

/** What somebody began to pay for who has left meanwhile is ended. What another site of the same account sells is none of ours. */
async function endOrphans(subscriptions: Awaited<ReturnType<typeof listSubscriptions>>): Promise<void> {
  for (const one of subscriptions)
    if (isLive(one) && one.memberId !== null && !(await isHere(sqlStatements(), one.memberId)))
      await cancelSubscription(one.id);
}

/** Has a membership stand as its member's subscriptions have it, with the member's row locked. */
async function applyStanding(tx: Tx, { memberId, at }: { memberId: string; at: Date }): Promise<void> {
  const { plans, graceDays } = (await currentPolicy(tx)).membership;
  const [before, kept, reversals] = [
    await findWritten(tx, memberId, at),
    await findSubscriptions(tx, memberId),
    await findReversals(tx, memberId),
  ];
  // Nobody pays for what was taken from them: also what they had begun to pay by then.
  if (before?.state === 'REVOKED' && kept.some(isLive)) await askToEnd(tx, [memberId], at);
  const counting = kept.filter(({ endAskedAt }) => endAskedAt === null);
  const standing = standingOf(counting, reversals, { plans, graceDays, now: at });
  const after = settleByStripe(before, standing, at);
  if (!after || isAsBefore(before, after)) return;
  if (!isHeard(before, after) && before?.until?.getTime() === after.until?.getTime())
    return moveGrace(tx, memberId, after.graceUntil);
  await changeOnRecord(tx, { memberId, before, after, byId: null, reason: null, at });
  if (!isHeard(before, after)) return;
  const { state } = after;
  await emit(tx, {
    type: 'member.membership',
    subjectId: memberId,
    // What renews by itself has no end that they would have to mind.
    payload: {
      state,
      until: state === 'GRACE' ? (after.graceUntil?.toISOString() ?? null) : null,
      reason: null,
      ...(standing.kind === 'ENDED' && { cause: standing.cause }),
    },
    tags: [`member:${memberId}`],
  });
}
