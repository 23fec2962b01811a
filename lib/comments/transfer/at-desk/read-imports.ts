import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import {
  decodeCursor,
  decodeNumberCursor,
  encodeCursor,
  encodeNumberCursor,
  pageOf,
} from '@/lib/platform/cursor';
import { sqlStatements } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import type { LeftOutReason } from '../schemas';
import type { ImportsView, ImportView, LeftOutView } from './schemas';
import { findImport, findImports, findLeftOut, type ImportRow } from './store';

/**
 * All imports, those of the command too, the newest first.
 * @throws 401, 403 for all but administrators, 400 for a cursor that is none
 */
export async function listImports({
  viewer,
  limit,
  cursor,
}: {
  viewer: Viewer | null;
  limit: number;
  cursor?: string;
}): Promise<ImportsView> {
  authorize(viewer, 'comment.import');
  const rows = await findImports(sqlStatements(), { after: decodeCursor(cursor), limit: limit + 1 });
  const { page, nextCursor } = pageOf(rows, limit, ({ startedAt, id }) =>
    encodeCursor({ at: startedAt, id }),
  );
  return { items: page.map(toView), nextCursor };
}

/**
 * One import.
 * @throws 401, 403 for all but administrators, 404
 */
export async function readImport({ viewer, id }: { viewer: Viewer | null; id: string }): Promise<ImportView> {
  authorize(viewer, 'comment.import');
  const row = isId(id) ? await findImport(sqlStatements(), id) : null;
  if (!row) throw notFound('import');
  return toView(row);
}

/**
 * What an import left out, or would leave out, in the order in which that was seen, page by page.
 * @throws 401, 403 for all but administrators, 404, 400 for a cursor that is none
 */
export async function readLeftOut({
  viewer,
  id,
  limit,
  cursor,
}: {
  viewer: Viewer | null;
  id: string;
  limit: number;
  cursor?: string;
}): Promise<LeftOutView> {
  await readImport({ viewer, id });
  const after = decodeNumberCursor(cursor) ?? 0;
  const rows = await findLeftOut(sqlStatements(), { importId: id, after, limit: limit + 1 });
  const { page, nextCursor } = pageOf(rows, limit, ({ number }) => encodeNumberCursor(number));
  return { items: page.map(({ externalId, reason }) => ({ externalId, reason })), nextCursor };
}

/** Rows that one question asks for. */
const STEP = 1_000;

export type LeftOutLine = { id: string; reason: LeftOutReason };

/**
 * All that an import left out, or would leave out, some at a time.
 * @throws 401, 403 for all but administrators, 404, before the first are asked for
 */
export async function listLeftOut({
  viewer,
  id,
}: {
  viewer: Viewer | null;
  id: string;
}): Promise<AsyncGenerator<LeftOutLine[]>> {
  await readImport({ viewer, id });
  return pages(id);
}

async function* pages(importId: string): AsyncGenerator<LeftOutLine[]> {
  for (let after = 0; ;) {
    const rows = await findLeftOut(sqlStatements(), { importId, after, limit: STEP });
    yield rows.map(({ externalId, reason }) => ({ id: externalId ?? '', reason }));
    const last = rows.at(-1);
    if (!last || rows.length < STEP) return;
    after = last.number;
  }
}

const toView = ({ digest: _digest, options, startedAt, finishedAt, ...row }: ImportRow): ImportView => ({
  ...row,
  startedAt: startedAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
  withoutPending: options.withoutPending ?? false,
});
