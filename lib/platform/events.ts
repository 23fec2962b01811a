import { purgeOnCommit, sql, type Db, type Sql, type SqlTx, type Tx } from './db';

/**
 * What the page cache is told to let go of; `*` is everything. `numbers:<id>` is what depends on `article:<id>`, when only what it
 * counts has changed: a page of a moment ago may still be shown for a little.
 */
export type Tag = 'front' | `article:${string}` | `numbers:${string}` | `member:${string}` | 'policy' | '*';

export type Event = {
  /** What happened, as `subject.verb`: `comment.published`. */
  type: string;
  subjectId: string;
  payload?: Record<string, string | number | boolean | null>;
  /** Pages that it makes stale, on every instance. */
  tags?: Tag[];
  /** The old pages must not be shown again, not even while new ones are made. */
  removal?: boolean;
};

/** An event as those hear of it who act upon it. */
export type Happened = Pick<Event, 'type' | 'subjectId'> & {
  id: bigint;
  payload: NonNullable<Event['payload']>;
  at: Date;
};

/** The job that brings an event to those who act upon it; its payload is `{eventId}`. */
export const DELIVER = 'deliver-event';

/**
 * Records that something happened, in the transaction in which it did: if that is undone, so is this. A trigger announces the
 * tags to every instance when the transaction commits, and a job then brings the event to those who act upon it.
 */
export async function emit(tx: SqlTx, { tags = [], removal = false, ...event }: Event) {
  await tx.$executeRaw(sql`with happened as (${emitting({ ...event, tags, removal })} returning id)
    select graphile_worker.add_job(${DELIVER}, json_build_object('eventId', id::text)) from happened`);
  if (tags.length > 0) purgeOnCommit(tx, { tags, removal });
}

/** What lays an event that makes no page stale and that nobody acts upon, for the one statement of an act too frequent for two. */
export const emittingUnseen = (event: Omit<Event, 'tags' | 'removal'>): Sql =>
  emitting({ ...event, tags: [], removal: false });

function emitting({ type, subjectId, payload = {}, tags, removal }: Event): Sql {
  return sql`insert into outbox_events (type, subject_id, payload, tags, removal)
    values (${type}, ${subjectId}::uuid, ${JSON.stringify(payload)}::jsonb, ${tags}::text[], ${removal})`;
}

/** An event by its id; null when it is forgotten. */
export async function findEvent(db: Db, id: bigint): Promise<Happened | null> {
  const row = await db.outboxEvent.findUnique({
    where: { id },
    select: { type: true, subjectId: true, payload: true, createdAt: true },
  });
  if (!row) return null;
  const { type, subjectId, payload, createdAt } = row;
  return { id, type, subjectId, payload: payload as Happened['payload'], at: createdAt };
}

/** Forgets events that every consumer has had: they are kept for a week. Returns how many. */
export async function pruneEvents(tx: Tx, before: Date): Promise<number> {
  const { count } = await tx.outboxEvent.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}
