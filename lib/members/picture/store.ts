import type { Db, SqlTx } from '@/lib/platform/db';

/** The name of a member's picture; null where they have none. */
export async function findPicture(db: SqlTx, memberId: string): Promise<string | null> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    select name from member_pictures where member_id = ${memberId}::uuid`;
  return rows[0]?.name ?? null;
}

/** Shows a picture in the place of the one that there was. The member's row is locked. */
export async function savePicture(
  tx: SqlTx,
  { memberId, name, at }: { memberId: string; name: string; at: Date },
): Promise<void> {
  await tx.$executeRaw`insert into member_pictures (member_id, name, created_at) values (${memberId}::uuid, ${name}, ${at})
    on conflict (member_id) do update set name = excluded.name, created_at = excluded.created_at`;
}

/** Returns the name of the one that there was. */
export async function deletePicture(tx: SqlTx, memberId: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    delete from member_pictures where member_id = ${memberId}::uuid returning name`;
  return rows[0]?.name ?? null;
}

/** Those of some names that are somebody's picture. */
export async function findShown(db: Db, names: string[]): Promise<Set<string>> {
  const rows = await db.memberPicture.findMany({ where: { name: { in: names } }, select: { name: true } });
  return new Set(rows.map(({ name }) => name));
}
