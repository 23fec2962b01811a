import { purgeOnCommit, type Tx } from './db';

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
export async function emit(tx: Tx, { type, subjectId, payload = {}, tags = [], removal = false }: Event) {
  await tx.outboxEvent.create({ data: { type, subjectId, payload, tags, removal }, select: { id: true } });
  if (tags.length > 0) purgeOnCommit(tx, { tags, removal });
}

/** Forgets events that every consumer has had: they are kept for a week. Returns how many. */
export async function pruneEvents(tx: Tx, before: Date): Promise<number> {
  const { count } = await tx.outboxEvent.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}
