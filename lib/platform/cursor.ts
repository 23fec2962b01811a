import { invalid } from './errors';
import { isId } from './ids';

/** A place in a list ordered by time and id: the last item of the page before. */
export type Cursor = { at: Date; id: string };

export const encodeCursor = ({ at, id }: Cursor): string =>
  Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');

/**
 * @throws 400 for what no page of ours handed out
 */
export function decodeCursor(cursor: string | undefined, field = 'cursor'): Cursor | undefined {
  if (cursor === undefined) return undefined;
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (!OUR_TIME.test(time) || !isId(id)) throw foreign(field);
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) throw foreign(field);
  return { at, id };
}

/** As cursors are written, and no year that PostgreSQL does not know. */
const OUR_TIME = /^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A place in a list ordered by a score and id. */
export type ScoreCursor = { score: number; id: string };

export const encodeScoreCursor = ({ score, id }: ScoreCursor): string =>
  Buffer.from(`score ${score} ${id}`).toString('base64url');

/**
 * @throws 400 for what no page of ours handed out
 */
export function decodeScoreCursor(cursor: string | undefined, field = 'cursor'): ScoreCursor | undefined {
  if (cursor === undefined) return undefined;
  const [kind, number = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const score = Number(number);
  if (kind !== 'score' || number === '' || !Number.isFinite(score) || !isId(id)) throw foreign(field);
  return { score, id };
}

/** A place in a list whose items are numbered, from 1. */
export const encodeNumberCursor = (number: number): string =>
  Buffer.from(`number ${number}`).toString('base64url');

/**
 * @throws 400 for what no page of ours handed out
 */
export function decodeNumberCursor(cursor: string | undefined, field = 'cursor'): number | undefined {
  if (cursor === undefined) return undefined;
  const [, number] = /^number ([1-9]\d{0,8})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (number === undefined) throw foreign(field);
  return Number(number);
}

const foreign = (field: string) => invalid('bad-cursor', { field, facts: { why: 'foreign' } });

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
  return { page, nextCursor: last === undefined ? null : placeOf(last) };
}

/** Which way to go from a place in a list: on, or back towards its start. Null: from the start. */
export type Step<Place> = { from: Place; way: 'on' | 'back' } | null;

/**
 * The step that a query asks for: `cursor` goes on from a place, `before` goes back from one.
 * @throws 400 for what no page of ours handed out, and for both at once
 */
export function stepOf<Place>(
  { cursor, before }: { cursor?: string; before?: string },
  decode: (cursor: string | undefined, field?: string) => Place | undefined,
): Step<Place> {
  if (cursor !== undefined && before !== undefined)
    throw invalid('bad-cursor', { field: 'before', facts: { why: 'both' } });
  const on = decode(cursor);
  if (on) return { from: on, way: 'on' };
  const back = decode(before, 'before');
  return back ? { from: back, way: 'back' } : null;
}

/**
 * The page that rows make, in the order of the list, of which one more was asked for than it holds: with the cursors from which
 * the list goes on after it, and back before it. Null where that way is nothing.
 */
export function pageBothWays<Row>(
  rows: readonly Row[],
  { limit, step }: { limit: number; step: Step<unknown> },
  placeOf: (row: Row) => string | null,
): { page: Row[]; nextCursor: string | null; previousCursor: string | null } {
  const back = step?.way === 'back';
  const more = rows.length > limit;
  const page = back && more ? rows.slice(1) : rows.slice(0, limit);
  const [first, last] = [page[0], page.at(-1)];
  return {
    page,
    nextCursor: last && (back || more) ? placeOf(last) : null,
    previousCursor: first && (back ? more : step !== null) ? placeOf(first) : null,
  };
}
