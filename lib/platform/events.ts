import { purgeOnCommit, sql, type Sql, type SqlTx, type Tx } from './db';

/** What the page cache is told to let go of. One kind a line; `*` is everything. */
export type Tag = 'front' | `article:${string}` | `member:${string}` | 'policy' | '*';

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

/**
 * Records that something happened, in the transaction in which it did: if that is undone, so is this.
 * A trigger announces the tags to every instance when the transaction commits.
 */
export async function emit(tx: SqlTx, { tags = [], removal = false, ...event }: Event) {
  await tx.$executeRaw(emitting({ ...event, tags, removal }));
  if (tags.length > 0) purgeOnCommit(tx, { tags, removal });
}

/** What `emit` runs for an event that makes no page stale, for the one statement of an act that is too frequent for two. */
export const emittingUnseen = (event: Omit<Event, 'tags' | 'removal'>): Sql =>
  emitting({ ...event, tags: [], removal: false });

function emitting({ type, subjectId, payload = {}, tags, removal }: Event): Sql {
  return sql`insert into outbox_events (type, subject_id, payload, tags, removal)
    values (${type}, ${subjectId}::uuid, ${JSON.stringify(payload)}::jsonb, ${tags}::text[], ${removal})`;
}

/** Forgets events that every consumer has had: they are kept for a week. Returns how many. */
export async function pruneEvents(tx: Tx, before: Date): Promise<number> {
  const { count } = await tx.outboxEvent.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}
