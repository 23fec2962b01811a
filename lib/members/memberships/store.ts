import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { toStored, type Reason } from '@/lib/platform/reasons';
import type { MembershipSource, MembershipState } from '../viewer';
import type { Membership } from './rules';

/** A membership as it stands at a moment; null where there is none. */
export async function findMembership(db: Db | Tx, memberId: string, now: Date): Promise<Membership | null> {
  const [row] = await db.$queryRaw<Membership[]>`
    select membership_state(s, ${now}) as state, source::text as source, plan, started_at as from, until, grace_until as "graceUntil"
    from memberships s where member_id = ${memberId}::uuid`;
  return row ?? null;
}

export type NewChange = {
  memberId: string;
  before: Membership | null;
  after: Membership;
  byId: string | null;
  reason: string | null;
  at: Date;
};

/** Whether a sanction keeps a membership revoked. */
export const isRevokedBySanction = async (tx: Tx, memberId: string): Promise<boolean> =>
  (await tx.sanction.count({ where: { memberId, kind: 'REVOCATION', liftedAt: null } })) > 0;

/** Marks the sanctions as lifted that had taken memberships, and says which they were. */
export const liftRevocations = (
  tx: Tx,
  memberIds: readonly string[],
  { byId, reason, at }: { byId: string; reason: Reason; at: Date },
): Promise<{ id: string; memberId: string }[]> =>
  tx.$queryRaw`update sanctions set lifted_at = ${at}, lifted_by_id = ${byId}::uuid, lift_reason = ${toStored(reason)}::jsonb
    where member_id = any(${memberIds}::uuid[]) and kind = 'REVOCATION' and lifted_at is null
    returning id, member_id as "memberId"`;

/** Has a membership stand so from now on, and adds that to its history. */
export async function changeMembership(
  tx: Tx,
  { memberId, before, after, byId, reason, at }: NewChange,
): Promise<void> {
  const { state, from: startedAt, ...rest } = after;
  // One in its days of grace is kept as active: it lapses by itself.
  // Of two at once the second may have looked at its clock first.
  const changedAt = startedAt > at ? startedAt : at;
  const data = { ...rest, state: state === 'GRACE' ? ('ACTIVE' as const) : state, startedAt, changedAt };
  await tx.membership.upsert({
    where: { memberId },
    create: { memberId, ...data },
    update: data,
    select: { memberId: true },
  });
  await tx.membershipChange.create({
    data: {
      id: newId(),
      memberId,
      at,
      byId,
      source: after.source,
      fromState: before?.state ?? null,
      fromPlan: before?.plan ?? null,
      fromUntil: before?.until ?? null,
      toState: state,
      toPlan: after.plan,
      toUntil: after.until,
      reason,
    },
    select: { id: true },
  });
}

export type ChangeRow = {
  id: string;
  at: Date;
  by: string | null;
  source: MembershipSource;
  fromState: MembershipState | null;
  fromPlan: string | null;
  fromUntil: Date | null;
  toState: MembershipState;
  toPlan: string | null;
  toUntil: Date | null;
  reason: string | null;
};

/** What became of a membership, the latest first, a hundred at most. */
export const findChanges = (db: Db, memberId: string): Promise<ChangeRow[]> => db.$queryRaw`
  select c.id, c.at, m.display_name as by, c.source::text as source, c.from_state as "fromState", c.from_plan as "fromPlan",
    c.from_until as "fromUntil", c.to_state as "toState", c.to_plan as "toPlan", c.to_until as "toUntil", c.reason
  from membership_changes c left join members m on m.id = c.by_id
  where c.member_id = ${memberId}::uuid order by c.at desc, c.id desc limit 100`;
