import { empty, sql, type Db, type Sql, type SqlTx, type Tx } from '@/lib/platform/db';
import type { Cursor } from '@/lib/platform/cursor';
import { findViewers, toViewer, type ViewersBy } from '../store';
import type { Viewer } from '../viewer';
import { LISTED_DAYS, USED_EVERY_SECONDS } from './rules';
import type { Scope } from './schemas';

type NewKey = {
  id: string;
  name: string;
  scopes: Scope[];
  byId: string;
  secretHash: string;
  secretEnding: string;
  createdAt: Date;
  endsAt: Date | null;
};

/** Of two that are not ended and have one name, whatever the case of its letters, the second violates a unique key. */
export async function insertKey(tx: Tx, key: NewKey): Promise<void> {
  await tx.apiKey.create({ data: { ...key, renewedAt: key.createdAt }, select: { id: true } });
}

/** How many keys nobody has ended. */
export const countKeys = (tx: Tx): Promise<number> => tx.apiKey.count({ where: { endedAt: null } });

/** A key that nobody has ended, its row locked. */
export async function lockKey(
  tx: Tx,
  id: string,
): Promise<{ id: string; name: string; byId: string; version: number } | null> {
  const [row] = await tx.$queryRaw<{ id: string; name: string; byId: string; version: number }[]>`
    select id, name, by_id as "byId", version from api_keys where id = ${id}::uuid and ended_at is null for update`;
  return row ?? null;
}

/** The same by its name, whatever the case of its letters. What changes keys is done one after another: it needs no lock. */
export async function findNamed(db: SqlTx, name: string): Promise<{ id: string; name: string } | null> {
  const [row] = await db.$queryRaw<{ id: string; name: string }[]>`
    select id, name from api_keys where lower(name) = lower(${name}) and ended_at is null`;
  return row ?? null;
}

type Renewal = {
  id: string;
  secretHash: string;
  secretEnding: string;
  /** Until when the secret before goes on. */
  previousUntil: Date | null;
  at: Date;
  endsAt: Date | null;
};

/** Gives a locked key another secret. */
export async function renewSecret(tx: Tx, renewal: Renewal): Promise<void> {
  const { id, secretHash, secretEnding, previousUntil, at, endsAt } = renewal;
  await tx.$executeRaw`
    update api_keys set version = version + 1, secret_hash = ${secretHash}, secret_ending = ${secretEnding}, renewed_at = ${at},
      ends_at = ${endsAt}, last_used_at = null, previous_until = ${previousUntil}::timestamptz,
      previous_hash = case when ${previousUntil}::timestamptz is not null then secret_hash end,
      previous_used_at = case when ${previousUntil}::timestamptz is not null then last_used_at end
    where id = ${id}::uuid`;
}

export async function setEnded(
  tx: Tx,
  { id, at, byId }: { id: string; at: Date; byId: string },
): Promise<void> {
  await tx.apiKey.update({ where: { id }, data: { endedAt: at, endedById: byId }, select: { id: true } });
}

/** Whether it is noted anew that a secret is in use, which was noted at a moment or never. */
const isDue = (used: Sql) =>
  sql`coalesce((${used}) < clock_timestamp() - make_interval(secs => ${USED_EVERY_SECONDS}), true)`;

/** A key by one of its secrets. */
export type KeyInUse = {
  viewer: Viewer;
  key: { id: string; name: string; scopes: Scope[]; secretHash: string };
  /** It was noted long ago that this secret is in use. */
  unseen: boolean;
};

/** In place of a session, a key: it proves nobody, and has the second step for which there is an app or a passkey. */
const KEYS = sql`(select k.id, k.by_id as member_id, k.name, k.scopes, k.secret_hash, k.previous_hash, k.previous_until, k.last_used_at,
    k.previous_used_at, k.ends_at, k.ended_at, null::timestamptz as proved_at, null::text as frame_origin,
    exists (select from passkeys p where p.member_id = k.by_id) as by_passkey from api_keys k) s`;

/**
 * The key that a secret belongs to, with its maker as things stand `now`, or else in the moment in which the database is asked; null where
 * it has ended or run out, or the secret was followed by another and its time is over.
 */
export async function findKeyInUse(db: SqlTx, secretHash: string, now?: Date): Promise<KeyInUse | null> {
  const by: ViewersBy = {
    from: KEYS,
    columns: sql`s.name as key_name, s.scopes as key_scopes,
      ${isDue(sql`case when s.secret_hash = ${secretHash} then s.last_used_at else s.previous_used_at end`)} as unseen`,
    where: sql`(s.secret_hash = ${secretHash} or (s.previous_hash = ${secretHash} and s.previous_until > clock.now))
      and s.ended_at is null and (s.ends_at is null or s.ends_at > clock.now)`,
  };
  const [row] = await findViewers<{ key_name: string; key_scopes: Scope[]; unseen: boolean }>(db, by, now);
  if (!row) return null;
  const { session_id: id, key_name: name, key_scopes: scopes, unseen } = row;
  return { viewer: toViewer(row), key: { id, name, scopes, secretHash }, unseen };
}

/** Who made some keys, by the keys' ids, as they stand now. */
export async function findKeepers(db: SqlTx, ids: string[]): Promise<Map<string, Viewer>> {
  const by: ViewersBy = { from: KEYS, where: sql`s.id = any(${ids}::uuid[])` };
  const rows = await findViewers(db, by);
  return new Map(rows.map((row) => [row.session_id, toViewer(row)]));
}

/** Notes that a key is in use by one of its secrets, unless that was written a minute ago at most, or it has another one by now. */
export async function noteUsed(
  db: SqlTx,
  { id, secretHash }: Pick<KeyInUse['key'], 'id' | 'secretHash'>,
): Promise<void> {
  await db.$executeRaw`
    update api_keys set
      last_used_at = case when secret_hash = ${secretHash} then clock_timestamp() else last_used_at end,
      previous_used_at = case when previous_hash = ${secretHash} then clock_timestamp() else previous_used_at end
    where id = ${id}::uuid and ((secret_hash = ${secretHash} and ${isDue(sql`last_used_at`)})
      or (previous_hash = ${secretHash} and ${isDue(sql`previous_used_at`)}))`;
}

export type KeyRow = {
  id: string;
  name: string;
  scopes: Scope[];
  byId: string;
  byName: string;
  ending: string;
  version: number;
  createdAt: Date;
  renewedAt: Date;
  lastUsedAt: Date | null;
  previousUntil: Date | null;
  previousUsedAt: Date | null;
  endsAt: Date | null;
  endedAt: Date | null;
  endedBy: string | null;
  /** By what they are in order: when it was made, or ended. */
  at: Date;
};

/** The keys that nobody has ended, or those that have, the latest first. There are so few that no index is in this order. */
export const findKeys = (
  db: Db,
  { ended, limit, after }: { ended: boolean; limit: number; after?: Cursor },
): Promise<KeyRow[]> => {
  const at = ended ? sql`k.ended_at` : sql`k.created_at`;
  return db.$queryRaw`
    select k.id, k.name, k.scopes, k.by_id as "byId", m.display_name as "byName", k.secret_ending as ending, k.version,
      k.created_at as "createdAt", k.renewed_at as "renewedAt", k.last_used_at as "lastUsedAt", k.previous_until as "previousUntil",
      k.previous_used_at as "previousUsedAt", k.ends_at as "endsAt", k.ended_at as "endedAt", e.display_name as "endedBy", ${at} as at
    from api_keys k join members m on m.id = k.by_id left join members e on e.id = k.ended_by_id
    where k.ended_at is ${ended ? sql`not null` : sql`null`} ${after ? sql`and (${at}, k.id) < (${after.at}, ${after.id}::uuid)` : empty}
    order by ${at} desc, k.id desc limit ${limit}`;
};

/** Forgets keys that ended, or ran out, so long ago that the desk lists them no more; what they did stays on record. Returns how many. */
export const deleteEndedKeys = (db: Db, now: Date): Promise<number> =>
  db.$executeRaw`delete from api_keys
    where coalesce(ended_at, ends_at) < ${now}::timestamptz - make_interval(days => ${LISTED_DAYS})`;
