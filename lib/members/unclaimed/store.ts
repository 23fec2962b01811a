import { raw, sql, type SqlTx } from '@/lib/platform/db';
import { SKELETON_VERSION } from '@/lib/platform/text/skeleton';

/** Whom a source knows by these ids. */
export async function findImported(
  tx: SqlTx,
  source: string,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ externalId: string; memberId: string }[]>`
    select external_id as "externalId", member_id as "memberId" from imported_authors
    where source = ${source} and external_id = any(${externalIds}::text[])`;
  return new Map(rows.map(({ externalId, memberId }) => [externalId, memberId]));
}

/**
 * Until the transaction ends nobody makes an address theirs, and no other import looks for whose one is: whoever comes second sees what the
 * first did.
 */
export const lockUnclaimed = (tx: SqlTx) =>
  tx.$executeRaw`lock table unclaimed_members in share row exclusive mode`;

/** Whose these addresses are: members who have shown that, or those of other imports. */
export async function findByAddress(
  tx: SqlTx,
  emailsFolded: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ emailFolded: string; memberId: string }[]>`
    select email_folded as "emailFolded", coalesce(claimed_by_id, member_id) as "memberId" from unclaimed_members
      where email_folded = any(${emailsFolded}::text[])
    union all
    select email_folded, id from members
      where email_folded = any(${emailsFolded}::text[]) and verified_at is not null and left_at is null`;
  // A member's own comes last, and counts.
  return new Map(rows.map(({ emailFolded, memberId }) => [emailFolded, memberId]));
}

/** Which of these names are taken, or reserved for who gave them up. */
export async function findTaken(tx: SqlTx, skeletons: readonly string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ nameSkeleton: string }[]>`
    select name_skeleton as "nameSkeleton" from member_names where name_skeleton = any(${skeletons}::text[])`;
  return new Set(rows.map(({ nameSkeleton }) => nameSkeleton));
}

export type NewUnclaimed = {
  id: string;
  displayName: string;
  nameSkeleton: string;
  emailFolded: string | null;
  createdAt: string;
};

/**
 * Adds members to whom nobody signs in. What stands for their address is nothing that anybody could type. Returns the ids of those who were
 * added: the others' names were taken meanwhile.
 */
export async function insertUnclaimed(tx: SqlTx, members: readonly NewUnclaimed[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with added as (
      insert into members (id, email, email_folded, display_name, name_skeleton, skeleton_version, password_hash, created_at, verified_at)
      select g.id, '', 'unclaimed:' || g.id, g.name, g.skeleton, ${SKELETON_VERSION}::int, '', g.at, null
      from unnest(${members.map(({ id }) => id)}::uuid[], ${members.map((one) => one.displayName)}::text[],
        ${members.map((one) => one.nameSkeleton)}::text[], ${members.map((one) => one.createdAt)}::timestamptz[]) as g (id, name, skeleton, at)
      on conflict (name_skeleton) do nothing returning id)
    insert into unclaimed_members (member_id, email_folded)
    select a.id, g.email from added a join unnest(${members.map(({ id }) => id)}::uuid[], ${members.map((one) => one.emailFolded)}::text[])
      as g (id, email) on g.id = a.id
    returning member_id as id`;
  return new Set(rows.map(({ id }) => id));
}

/** Notes whom a source knows by an id. */
export const insertImported = (
  tx: SqlTx,
  source: string,
  authors: readonly { externalId: string; memberId: string }[],
) =>
  tx.$executeRaw`insert into imported_authors (source, external_id, member_id)
    select ${source}, external_id, member_id
    from unnest(${authors.map(({ externalId }) => externalId)}::text[], ${authors.map(({ memberId }) => memberId)}::uuid[]) as g (external_id, member_id)
    on conflict do nothing`;

export async function findClaimed(db: SqlTx, memberId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select member_id as id from unclaimed_members where claimed_by_id = ${memberId}::uuid order by member_id`;
  return rows.map(({ id }) => id);
}

type Pair = { from: string; memberId: string };

/** Makes another's what is known of an unclaimed member. Who has muted them has muted whom they became. */
export async function moveToMember(tx: SqlTx, { from, memberId }: Pair): Promise<void> {
  for (const table of ['imported_authors', 'sanctions', 'member_notes'])
    await tx.$executeRaw(
      sql`update ${raw(table)} set member_id = ${memberId}::uuid where member_id = ${from}::uuid`,
    );
  await tx.$executeRaw`insert into mutes (member_id, muted_id, created_at)
    select member_id, ${memberId}::uuid, created_at from mutes where muted_id = ${from}::uuid and member_id <> ${memberId}::uuid
    on conflict do nothing`;
}

/** False when there is none any more. Comments that are still theirs keep them: that is a violation of a foreign key. */
export async function deleteUnclaimed(tx: SqlTx, { from, memberId }: Pair): Promise<boolean> {
  const count = await tx.$executeRaw`delete from members m using unclaimed_members u
    where m.id = ${from}::uuid and u.member_id = m.id and u.claimed_by_id = ${memberId}::uuid`;
  return count > 0;
}
