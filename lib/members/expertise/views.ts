import type { Viewer } from '../viewer';
import type { Entry } from './rules';
import type { DeskExpertiseView, OwnExpertiseView } from './schemas';
import type { DeskRow } from './store';

/** A member's own list, with how long it may be. */
export const toOwnView = (entries: Entry[], most: number): OwnExpertiseView => ({
  items: entries.map(({ field, line, verifiedAt }) => ({ field, line, verified: verifiedAt !== null })),
  most,
});

/** An entry as a moderator sees it. */
export const toDeskView = (row: DeskRow, viewer: Viewer): DeskExpertiseView => ({
  id: row.id,
  member: { id: row.memberId, displayName: row.displayName },
  field: row.field,
  line: row.line,
  statedAt: row.statedAt.toISOString(),
  verified: row.verifiedAt && { at: row.verifiedAt.toISOString(), by: row.verifiedBy },
  own: row.memberId === viewer.id,
});
