import { z } from 'zod';
import { empty, purgeOnCommit, raw, sql, type Sql, type SqlTx, type Tx } from './db';
import { eventPayloads, type EventKind, type EventPayload } from './event-kinds';
import { log } from './log';

/**
 * What the page cache is told to let go of; `*` is everything. `numbers:<id>` is what depends on `article:<id>`, when only what it
 * counts has changed: a page of a moment ago may still be shown for a little. `articles` is which there are.
 */
export type Tag =
  'front' | 'articles' | `article:${string}` | `numbers:${string}` | `member:${string}` | 'policy' | '*';

/** What happened to whom, as `event-kinds.ts` has it. */
type What<Kind extends EventKind> = {
  [One in Kind]: { type: One; subjectId: string } & (Record<string, never> extends EventPayload<One>
    ? { payload?: EventPayload<One> }
    : { payload: EventPayload<One> });
}[Kind];

export type Event = What<EventKind> & {
  /** Pages that it makes stale, on every instance. */
  tags?: Tag[];
  /** The old pages must not be shown again, not even while new ones are made. */
  removal?: boolean;
};

/** An event of some kinds, as those hear of it who act upon it. */
export type Happened<Kind extends EventKind = EventKind> = {
  [One in Kind]: { type: One; id: bigint; subjectId: string; payload: EventPayload<One>; at: Date };
}[Kind];

/** The job that brings an event to those who act upon it; its payload is `{eventId}`. */
export const DELIVER = 'deliver-event';

/**
 * Records that something happened, in the transaction in which it did: if that is undone, so is this. A trigger announces the
 * tags to every instance when the transaction commits, and a job then brings the event to those who act upon it.
 * What is written `along` with it goes in the same statement: none of that sees what another part writes.
 */
export async function emit(tx: SqlTx, event: Event, along: Sql[] = []) {
  const { tags = [], removal = false } = event;
  const parts = along.reduce((all, part, place) => sql`${all} ${raw(`part_${place}`)} as (${part}),`, empty);
  await tx.$executeRaw(sql`with ${parts} happened as (${emitting(event)} returning id) ${bringing}`);
  if (tags.length > 0) purgeOnCommit(tx, { tags, removal });
}

/** As `emit`, for the many events of one act, in one statement. */
export async function emitAll(tx: SqlTx, events: Event[]): Promise<void> {
  const rows = events.map(({ type, subjectId: subject_id, payload = {}, tags = [], removal = false }) => {
    return { type, subject_id, payload, tags, removal };
  });
  await tx.$executeRaw`with happened as (
      insert into outbox_events (type, subject_id, payload, tags, removal)
      select type, subject_id, payload, tags, removal
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r(type text, subject_id uuid, payload jsonb, tags text[], removal boolean)
      returning id)
    select graphile_worker.add_jobs(array(
      select row(${DELIVER}, json_build_object('eventId', id::text), null, null, null, null, null, null)::graphile_worker.job_spec
      from happened))`;
  for (const { tags = [], removal = false } of events)
    if (tags.length > 0) purgeOnCommit(tx, { tags, removal });
}

const bringing = sql`select graphile_worker.add_job(${DELIVER}, json_build_object('eventId', id::text)) from happened`;

/**
 * An event that makes no page stale and that webhooks alone are told of, for the one statement of an act too frequent for two: what inserts it, as `happened`, and what
 * that statement ends with, which has it brought to them where there are any.
 */
export const emittingToWebhooks = (event: What<EventKind>): { event: Sql; bring: Sql } => ({
  event: sql`${emitting(event)} returning id`,
  bring: sql`${bringing} where exists (select from webhook_endpoints)`,
});

function emitting({ type, subjectId, payload = {}, tags = [], removal = false }: Event): Sql {
  return sql`insert into outbox_events (type, subject_id, payload, tags, removal)
    values (${type}, ${subjectId}::uuid, ${JSON.stringify(payload)}::jsonb, ${tags}::text[], ${removal})`;
}

const columns = sql`id, type, subject_id as "subjectId", payload, created_at as at`;
/** Of some ways to ask the database, a bigint comes as text. */
type Row = Pick<Happened, 'subjectId' | 'at'> & { id: bigint | string; type: string; payload: unknown };

/**
 * An event by its id; null when it is forgotten.
 * @throws for one that is of no kind, or not in the shape of its kind: that is in the log, and its job is tried again while the
 * event is kept, so that a version that knows it still acts upon it
 */
export async function findEvent(db: SqlTx, id: bigint): Promise<Happened | null> {
  const [row] = await db.$queryRaw<Row[]>(sql`select ${columns} from outbox_events where id = ${id}::bigint`);
  return row ? understood(row) : null;
}

/** What happened to the subject of an event up to it, of some kinds: in order, the last so many of them. */
export async function findEventsUpTo(
  db: SqlTx,
  { id, subjectId }: Pick<Happened, 'id' | 'subjectId'>,
  { kinds, most }: { kinds: readonly EventKind[]; most: number },
): Promise<Happened[]> {
  const rows = await db.$queryRaw<Row[]>(sql`select ${columns} from outbox_events
    where subject_id = ${subjectId}::uuid and id <= ${id}::bigint and type = any(${kinds}::text[])
    order by id desc limit ${most}`);
  return rows.reverse().map(understood);
}

function understood({ id, type, payload: stored, ...rest }: Row): Happened {
  const payload = payloadSchema(type)?.safeParse(stored);
  if (payload?.success) return { ...rest, id: BigInt(id), type, payload: payload.data } as Happened;
  const problem = payload ? z.prettifyError(payload.error) : 'It is of no kind that we know.';
  log().error({ eventId: String(id), kind: type, problem }, 'a malformed event: nobody acts upon it');
  throw new Error(`Event ${id} (${type}) is malformed.`);
}

const payloadSchema = (type: string): z.ZodType | undefined =>
  Object.hasOwn(eventPayloads, type) ? eventPayloads[type as EventKind] : undefined;

/** Forgets events that every consumer has had: they are kept for a week. Returns how many. */
export async function pruneEvents(tx: Tx, before: Date): Promise<number> {
  const { count } = await tx.outboxEvent.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}
