import { invalid } from './errors';
import { isId } from './ids';

/** A place in a list ordered by time and id: the last item of the page before. */
export type Cursor = { at: Date; id: string };

export const encodeCursor = ({ at, id }: Cursor): string =>
  Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');

/**
 * @throws 400 for what no page of ours handed out
 */
export function decodeCursor(cursor: string | undefined): Cursor | undefined {
  if (cursor === undefined) return undefined;
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const at = new Date(time);
  if (Number.isNaN(at.getTime()) || !isId(id))
    throw invalid('bad-cursor', 'The cursor is not one of ours.', { field: 'cursor' });
  return { at, id };
}

/**
 * The page that rows make, of which one more was asked for than it holds, and the cursor of the page after it: null when there is
 * none. `placeOf` says where a row stands in the list; null when nothing can follow it.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (last: Row) => string | null,
): { page: Row[]; nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { page, nextCursor: last ? placeOf(last) : null };
}
