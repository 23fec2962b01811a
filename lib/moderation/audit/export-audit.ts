import { systemContext, type Context } from '@/lib/platform/context';
import type { Cursor } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import type { TableFormat } from '@/lib/platform/text/write-lines';
import type { Viewer } from '@/lib/members/viewer';
import { auditWhere } from '../list-audit';
import type { AuditFilter } from '../schemas';
import { findAudit, type AuditWhere } from '../store';
import { beginExport } from './begin-export';

/** Entries that are read together. */
const A_PAGE = 500;

const columns = [
  ...(['id', 'at', 'actorId', 'actor', 'action', 'subjectType', 'subjectId'] as const),
  ...(['fromState', 'toState', 'reason', 'details'] as const),
];

/**
 * What of the record fits a filter, as the text of a file, newest first. It is read while it is sent; what is entered meanwhile is
 * not in it. What the viewer is not told on the page is not in it either (R5).
 * @throws 401, 403 for all but administrators who have proved lately that it is they, 429
 */
export async function exportAudit({
  viewer,
  filter,
  format,
  context = systemContext,
}: {
  viewer: Viewer | null;
  filter: AuditFilter;
  format: TableFormat;
  context?: Context;
}): Promise<AsyncGenerator<string>> {
  return beginExport({ viewer, action: 'audit.export', columns, format, context }, async ({ viewerId }) => {
    const where = await auditWhere(filter);
    const { what = null, about = null, from = null, to = null, words } = filter;
    return {
      // Neither the name nor the words as they were typed: nothing takes them out of the record again.
      details: { what, about, from, to, actorId: where?.actorId ?? null, words: words !== undefined },
      pages: where ? pages(viewerId, where) : none(),
    };
  });
}

async function* pages(viewerId: string, where: AuditWhere) {
  let after: Cursor | undefined;
  for (;;) {
    const rows = await findAudit(database(), { viewerId, limit: A_PAGE, after, where });
    yield rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    const last = rows.at(-1);
    if (rows.length < A_PAGE || !last) return;
    after = { at: last.at, id: last.id };
  }
}

async function* none(): AsyncGenerator<never[]> {}
