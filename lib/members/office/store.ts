import type { Db, Tx } from '@/lib/platform/db';
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

/** What is said of by whom: a member's role, or that they are an author. */
export type Office = 'ROLE' | 'AUTHOR';

/** Notes who says what a member's role is, or whether they are an author; null: the desk. */
export async function setOfficeSource(
  tx: Tx,
  { memberId, office, provider, at }: { memberId: string; office: Office; provider: string | null; at: Date },
): Promise<void> {
  await tx.officeSource.upsert({
    where: { memberId_office: { memberId, office } },
    create: { memberId, office, provider, at },
    update: { provider, at },
    select: { memberId: true },
  });
}

/** Makes an office of a member, whose row is locked, the desk's to say. False where it was already. */
export async function claimOffice(
  tx: Tx,
  { memberId, office, at }: { memberId: string; office: Office; at: Date },
): Promise<boolean> {
  const taken = await tx.officeSource.updateMany({
    where: { memberId, office, provider: { not: null } },
    data: { provider: null, at },
  });
  if (taken.count > 0) return true;
  const { count } = await tx.officeSource.createMany({
    data: [{ memberId, office, provider: null, at }],
    skipDuplicates: true,
  });
  return count > 0;
}

/** What a member is, whose row is locked, and who says so: undefined where nobody has. */
export type Standing = { role: Role; isAuthor: boolean; says: Partial<Record<Office, string | null>> };

export async function findStanding(tx: Tx, memberId: string): Promise<Standing | null> {
  const row = await tx.member.findUnique({
    where: { id: memberId },
    select: { role: true, isAuthor: true, officeSources: { select: { office: true, provider: true } } },
  });
  if (!row) return null;
  const { officeSources, ...member } = row;
  return {
    ...member,
    says: Object.fromEntries(officeSources.map(({ office, provider }) => [office, provider])),
  };
}

/** What a member has because it is said of them elsewhere; `saidAt`: when it was said last. */
export type Given = { memberId: string; office: Office; provider: string; saidAt: Date };

/** All that is so given, or what is so to one member. */
export const findGiven = (db: Db | Tx, memberId: string | null = null): Promise<Given[]> =>
  db.$queryRaw<Given[]>`
    select s.member_id as "memberId", s.office, s.provider, coalesce(o.roles_told_at, s.at) as "saidAt"
    from office_sources s join members m on m.id = s.member_id
      left join outside_identities o on o.member_id = s.member_id and o.provider = s.provider
    where s.provider is not null and (${memberId}::uuid is null or s.member_id = ${memberId}::uuid)
      and ((s.office = 'ROLE' and m.role = 'MODERATOR') or (s.office = 'AUTHOR' and m.is_author))
    order by s.member_id, s.provider`;

/** Of the places from where a member has a role, those that they are linked to no longer. */
export async function findUnlinkedSources(tx: Tx, memberId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ provider: string }[]>`
    select distinct s.provider from office_sources s where s.member_id = ${memberId}::uuid and s.provider is not null
      and not exists (select from outside_identities o where o.member_id = s.member_id and o.provider = s.provider)`;
  return rows.map(({ provider }) => provider);
}
