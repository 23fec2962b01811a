import type { Tx } from '@/lib/platform/db';
import type { Role } from '../viewer';

/**
 * Locks a member and everybody who is an administrator, always in one order: of two administrators who take each other's office at once,
 * the second sees what the first did. Returns their roles by their ids; nobody who has left is among them.
 */
export async function lockOffices(tx: Tx, memberId: string): Promise<Map<string, Role>> {
  const rows = await tx.$queryRaw<{ id: string; role: Role }[]>`
    select id, role::text from members where role = 'ADMIN' or (id = ${memberId}::uuid and left_at is null) order by id for no key update`;
  return new Map(rows.map(({ id, role }) => [id, role]));
}

export async function updateRole(tx: Tx, memberId: string, role: Role): Promise<void> {
  await tx.member.update({ where: { id: memberId }, data: { role }, select: { id: true } });
}

/** Says whether a member is an author. False when that was so already. */
export async function updateAuthor(tx: Tx, memberId: string, isAuthor: boolean): Promise<boolean> {
  const { count } = await tx.member.updateMany({
    where: { id: memberId, isAuthor: !isAuthor },
    data: { isAuthor },
  });
  return count > 0;
}
