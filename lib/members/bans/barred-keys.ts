import { createHmac } from 'node:crypto';
import type { Tx } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { forbidden } from '@/lib/platform/errors';
import { mailboxOf } from './rules';

/** By what somebody is known again: addresses, folded, and who they are elsewhere. */
export type KnownBy = {
  emails?: readonly string[];
  identities?: readonly { provider: string; subject: string }[];
};

/** What a ban is found by: whoever reads these without the secret learns no address, and cannot try any. */
const keysOf = ({ emails = [], identities = [] }: KnownBy): string[] => {
  const known = [
    ...emails.map((email) => ['mailbox', mailboxOf(email)]),
    ...identities.map(({ provider, subject }) => ['identity', provider, subject]),
  ];
  const keys = known.map((parts) =>
    // The secret signs other things too: what is hashed here can be taken for none of them.
    createHmac('sha256', env().SESSION_SECRET)
      .update(JSON.stringify(['ban', ...parts]))
      .digest('base64url'),
  );
  return [...new Set(keys)].sort();
};

/**
 * Has a member's ban hold against whoever is known by the same, in its transaction and with the member's row locked. Without a ban in force it
 * does nothing. Who comes with one of them at the same time waits for this, or was first.
 */
export async function barKnown(tx: Tx, memberId: string, known: KnownBy): Promise<void> {
  const keys = keysOf(known);
  if (keys.length === 0 || !(await findBan(tx, memberId))) return;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(key, 0)) from unnest(${keys}::text[]) with ordinality as k (key, n) order by n`;
  await tx.$executeRaw`insert into barred_keys (key, sanction_id, member_id)
    select key, s.id, s.member_id from sanctions s cross join unnest(${keys}::text[]) as k (key)
    where s.member_id = ${memberId}::uuid and s.kind = 'BAN' and s.lifted_at is null on conflict do nothing`;
}

/** Has a member's ban hold against all that they are known by here. */
export async function barMember(tx: Tx, memberId: string): Promise<void> {
  const [row] = await tx.$queryRaw<
    { emails: string[]; identities: { provider: string; subject: string }[] }[]
  >`
    select array(select email_folded from members where id = ${memberId}::uuid and verified_at is not null
        union select email_folded from unclaimed_members where member_id = ${memberId}::uuid and email_folded is not null
        union select former_email_folded from address_claims where member_id = ${memberId}::uuid and former_email_folded is not null) as emails,
      (select coalesce(json_agg(json_build_object('provider', provider, 'subject', subject)), '[]') from outside_identities
        where member_id = ${memberId}::uuid) as identities`;
  await barKnown(tx, memberId, row ?? {});
}

/**
 * Refuses who is known by something that a ban holds against, with the rows of their own account locked by the caller. Only who has shown that
 * the address or identity is theirs gets here: nobody else learns of a ban by it. `memberId`: their own account, whose ban keeps them from
 * other things.
 * @throws 403 `barred`
 */
export async function assertNotBarred(tx: Tx, memberId: string, known: KnownBy): Promise<void> {
  const keys = keysOf(known);
  // Shared, so that those who come wait for who bans, and never for one another.
  await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended(key, 0)) from unnest(${keys}::text[]) with ordinality as k (key, n) order by n`;
  const rows = await tx.$queryRaw<unknown[]>`
    select from barred_keys where key = any(${keys}::text[]) and member_id <> ${memberId}::uuid limit 1`;
  if (rows.length > 0) throw forbidden('barred');
}

/** The bans that hold against whoever is known by the same, the latest first, and no more than `limit`. */
export async function findBansAgainst(tx: Tx, known: KnownBy, limit: number): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct sanction_id as id from barred_keys where key = any(${keysOf(known)}::text[]) order by id desc limit ${limit}`;
  return rows.map(({ id }) => id);
}

async function findBan(tx: Tx, memberId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select from sanctions where member_id = ${memberId}::uuid and kind = 'BAN' and lifted_at is null limit 1`;
  return rows.length > 0;
}
