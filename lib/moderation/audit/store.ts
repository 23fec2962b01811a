import { Prisma } from '@/prisma/generated/client/client';
import type { Db, Tx } from '@/lib/platform/db';

/** A moment as it is hashed: the same whatever the session's time zone and style of dates. */
const moment = (column: Prisma.Sql) =>
  Prisma.sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * The hash of an entry `e` that was noted at `n.noted_at`: of all that it says, as JSON whose keys are in one order. What an entry says
 * and when it was noted is fixed here: a column that is added to entries is hashed from a seal of its own on, or not at all.
 */
const hashOfEntry = Prisma.sql`sha256(convert_to(jsonb_build_array(e.id, ${moment(Prisma.sql`e.at`)}, e.actor_id, e.action, e.subject_type,
  e.subject_id, e.from_state, e.to_state, e.reason, e.details, ${moment(Prisma.sql`n.noted_at`)})::text, 'UTF8'))`;

/** The hash of a seal: of the one before, its own number and time, and the entries that it covers in the order of their ids. */
const hashOfSeal = (seal: Record<'before' | 'number' | 'at' | 'entries', Prisma.Sql>) =>
  Prisma.sql`sha256(coalesce(${seal.before}, ''::bytea) || convert_to(${seal.number} || ' ' || ${moment(seal.at)}, 'UTF8') || ${seal.entries})`;

const coveredBy = (n: Prisma.Sql) =>
  Prisma.sql`string_agg(uuid_send(${n}.entry_id) || ${n}.hash, ''::bytea order by ${n}.entry_id)`;

/** One seals at a time: the next one stands on this one's hash. */
export const waitForTurn = (tx: Tx) =>
  tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('audit seal', 0))`;

/** Seals entries that no seal covers, up to `most` of them; how many there were. */
export async function sealEntries(tx: Tx, { at, most }: { at: Date; most: number }): Promise<number> {
  return tx.$executeRaw`
    with last as (select number, hash from audit_seals order by number desc limit 1),
    fresh as (select n.entry_id, ${hashOfEntry} as hash
      from audit_sealed_entries n join audit_entries e on e.id = n.entry_id
      where n.seal is null order by n.entry_id limit ${most}),
    next as (select coalesce((select number from last), 0) + 1 as number, ${at}::timestamptz(3) as at),
    sealed as (insert into audit_seals (number, at, entries, hash)
      select next.number, next.at, count(*),
        ${hashOfSeal({
          before: Prisma.sql`(select hash from last)`,
          number: Prisma.sql`next.number`,
          at: Prisma.sql`next.at`,
          entries: coveredBy(Prisma.sql`fresh`),
        })}
      from next cross join fresh group by next.number, next.at returning number)
    update audit_sealed_entries n set seal = sealed.number, hash = fresh.hash
    from fresh, sealed where n.entry_id = fresh.entry_id`;
}

export type Seal = { number: number; at: Date; entries: number; hash: string };

export async function findLastSeal(db: Db): Promise<Seal | null> {
  const [seal] = await db.$queryRaw<Seal[]>`
    select number, at, entries, encode(hash, 'hex') as hash from audit_seals order by number desc limit 1`;
  return seal ?? null;
}

/** Something about the record that is not as it was sealed. */
export type Finding =
  | { kind: 'changed' | 'missing' | 'unnoted'; entryId: string; seal: number | null }
  | { kind: 'seal-broken' | 'seal-missing'; seal: number };

/** Seals from one number on that do not follow from what they cover and the one before, and those that are gone. */
export const findBrokenSeals = (
  db: Db,
  { from, to }: { from: number; to: number },
): Promise<Extract<Finding, { kind: 'seal-broken' | 'seal-missing' }>[]> =>
  db.$queryRaw`
    with covered as (select n.seal, count(*) as entries, ${coveredBy(Prisma.sql`n`)} as hashes
      from audit_sealed_entries n where n.seal between ${from} and ${to} group by n.seal)
    select case when s.number is null then 'seal-missing' else 'seal-broken' end as kind, wanted.number::int as seal
    from generate_series(${from}::int, ${to}::int) as wanted(number)
    left join audit_seals s on s.number = wanted.number left join audit_seals b on b.number = wanted.number - 1
    left join covered c on c.seal = wanted.number
    where s.number is null or s.entries is distinct from c.entries
      or s.hash is distinct from ${hashOfSeal({
        before: Prisma.sql`b.hash`,
        number: Prisma.sql`s.number`,
        at: Prisma.sql`s.at`,
        entries: Prisma.sql`c.hashes`,
      })}
    order by wanted.number`;

/** Entries under some seals that say something else than when they were sealed, or are gone. */
export const findAlteredEntries = (
  db: Db,
  { from, to }: { from: number; to: number },
): Promise<Extract<Finding, { kind: 'changed' | 'missing' | 'unnoted' }>[]> =>
  db.$queryRaw`
    select case when e.id is null then 'missing' else 'changed' end as kind, n.entry_id as "entryId", n.seal
    from audit_sealed_entries n left join audit_entries e on e.id = n.entry_id
    where n.seal between ${from} and ${to} and (e.id is null or n.hash <> ${hashOfEntry})
    order by n.seal, n.entry_id`;

/** Entries that came in past the trigger, so that no seal will cover them; and those that are gone before any did. */
export const findUncovered = (
  db: Db,
  most: number,
): Promise<Extract<Finding, { kind: 'changed' | 'missing' | 'unnoted' }>[]> =>
  db.$queryRaw`
    (select 'unnoted' as kind, e.id as "entryId", null::int as seal from audit_entries e
      where not exists (select from audit_sealed_entries n where n.entry_id = e.id) order by e.id limit ${most})
    union all
    (select 'missing', n.entry_id, null from audit_sealed_entries n
      where n.seal is null and not exists (select from audit_entries e where e.id = n.entry_id) order by n.entry_id limit ${most})`;

/** What waits for its seal, since when the oldest does, and what was noted long after or before the time that it says. */
export async function countLoose(db: Db): Promise<{ waiting: number; since: Date | null; misdated: number }> {
  const [row] = await db.$queryRaw<{ waiting: number; since: Date | null; misdated: number }[]>`
    select count(*) filter (where n.seal is null)::int as waiting, min(n.noted_at) filter (where n.seal is null) as since,
      count(*) filter (where abs(extract(epoch from e.at - n.noted_at)) > 3600)::int as misdated
    from audit_sealed_entries n join audit_entries e on e.id = n.entry_id`;
  return row!;
}

/** When the oldest entry was noted that no seal covers. */
export async function findOldestUnsealed(db: Db): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ since: Date | null }[]>`
    select min(noted_at) as since from audit_sealed_entries where seal is null`;
  return row?.since ?? null;
}
