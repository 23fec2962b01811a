import type { Db, Tx } from '@/lib/platform/db';
import { SKELETON_VERSION } from '@/lib/platform/text/skeleton';

/** What a member is called, and when they last gave up a name; their row is locked, so that nobody renames them meanwhile. */
export async function lockName(
  tx: Tx,
  memberId: string,
): Promise<{ displayName: string; nameSkeleton: string; latest: Date | null } | null> {
  const rows = await tx.$queryRaw<{ displayName: string; nameSkeleton: string }[]>`
    select display_name as "displayName", name_skeleton as "nameSkeleton" from members
    where id = ${memberId}::uuid for update`;
  return rows[0] ? { ...rows[0], latest: await findLatestRename(tx, memberId) } : null;
}

/** When a member last gave up a name. */
export async function findLatestRename(db: Db, memberId: string): Promise<Date | null> {
  const row = await db.formerName.findFirst({
    where: { memberId },
    orderBy: { givenUpAt: 'desc' },
    select: { givenUpAt: true },
  });
  return row?.givenUpAt ?? null;
}

type GivenUp = {
  id: string;
  memberId: string;
  displayName: string;
  nameSkeleton: string;
  givenUpAt: Date;
  reservedUntil: Date;
};

export async function insertFormerName(tx: Tx, name: GivenUp): Promise<void> {
  await tx.formerName.create({ data: name, select: { id: true } });
}

/** A name that is another's, or that another gave up lately, violates a unique key. */
export async function updateName(
  tx: Tx,
  id: string,
  name: { displayName: string; nameSkeleton: string },
): Promise<void> {
  await tx.member.update({
    where: { id },
    data: { ...name, skeletonVersion: SKELETON_VERSION },
    select: { id: true },
  });
}

/** The names that a member had, the last first. */
export const findFormerNames = (
  db: Db,
  memberId: string,
): Promise<{ displayName: string; givenUpAt: Date; reservedUntil: Date }[]> =>
  db.formerName.findMany({
    where: { memberId },
    orderBy: [{ givenUpAt: 'desc' }, { id: 'desc' }],
    select: { displayName: true, givenUpAt: true, reservedUntil: true },
  });
