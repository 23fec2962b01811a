/** What a member says: a field, and a line about what they know of it and from where. */
export type Statement = { field: string; line: string };

/** An entry as it is kept. `position` is its place in the member's list. */
export type Entry = Statement & {
  id: string;
  fieldFolded: string;
  position: number;
  statedAt: Date;
  verifiedAt: Date | null;
  verifiedById: string | null;
};

/** A field, or the topic of an article, as the two are compared: whatever its case and its width. */
export const foldField = (field: string): string => field.normalize('NFKC').toLowerCase();

/** Whether two entries say the same, letter by letter. */
export const saysTheSame = (one: Statement, other: Statement): boolean =>
  one.field === other.field && one.line === other.line;

/**
 * The entries that a member's new statements make. What stands in the same words stays what it was, verified or not; a change of
 * a word takes the verification back, for nobody has seen proof of the new ones. A field keeps its entry.
 */
export function restate(
  before: readonly Entry[],
  statements: readonly Statement[],
  { at, newId }: { at: Date; newId: () => string },
): Entry[] {
  return statements.map(({ field, line }, position) => {
    const fieldFolded = foldField(field);
    const kept = before.find((entry) => entry.fieldFolded === fieldFolded);
    if (kept && saysTheSame(kept, { field, line })) return { ...kept, position };
    return {
      id: kept?.id ?? newId(),
      field,
      fieldFolded,
      line,
      position,
      statedAt: at,
      verifiedAt: null,
      verifiedById: null,
    };
  });
}

/** Whether a list of entries is the other one, in its order. */
export const isSameList = (before: readonly Entry[], after: readonly Entry[]): boolean =>
  before.length === after.length && after.every((entry, place) => saysTheSame(entry, before[place]!));

/** Of what a member knows, what belongs to these topics. */
export function withinTopics<Known extends { field: string }>(
  expertise: readonly Known[],
  topics: readonly string[],
): Known[] {
  const folded = new Set(topics.map(foldField));
  return expertise.filter(({ field }) => folded.has(foldField(field)));
}
