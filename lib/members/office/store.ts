import type { Tx } from '@/lib/platform/db';
import type { MembershipState, Role } from '../viewer';

/**
 * Locks a member and everybody who is an administrator, always in one order: of two administrators who take each other's office at once,
 * the second sees what the first did. Returns their roles by their ids.
 */
export async function lockOffices(tx: Tx, memberId: string): Promise<Map<string, Role>> {
  const rows = await tx.$queryRaw<{ id: string; role: Role }[]>`
    select id, role::text from members where role = 'ADMIN' or id = ${memberId}::uuid order by id for no key update`;
  return new Map(rows.map(({ id, role }) => [id, role]));
}

export async function updateRole(tx: Tx, memberId: string, role: Role): Promise<void> {
  await tx.member.update({ where: { id: memberId }, data: { role }, select: { id: true } });
}

/** How a membership stands; null where there is none. */
export async function findMembershipState(tx: Tx, memberId: string): Promise<MembershipState | null> {
  const row = await tx.membership.findUnique({ where: { memberId }, select: { state: true } });
  return row?.state ?? null;
}

/** Has a membership stand so from now on; one that there was not is granted. */
export async function upsertMembership(
  tx: Tx,
  memberId: string,
  state: MembershipState,
  at: Date,
): Promise<void> {
  await tx.membership.upsert({
    where: { memberId },
    create: { memberId, state, source: 'STAFF', startedAt: at, changedAt: at },
    update: { state, changedAt: at },
    select: { memberId: true },
  });
}
