import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import type { Cursor } from '@/lib/platform/cursor';
import { database, transaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { countHere, type Limit } from '@/lib/platform/rate-limits';
import { writeTable, type TableFormat } from '@/lib/platform/text/write-lines';
import { authorize } from '@/lib/members/permissions';
import { assertFreshProof } from '@/lib/members/proof/assert-fresh-proof';
import type { Viewer } from '@/lib/members/viewer';
import { auditWhere } from '../list-audit';
import type { AuditFilter } from '../schemas';
import { findAudit, type AuditWhere } from '../store';

/** Entries that are read together. */
const A_PAGE = 500;
/** Exports that one administrator may begin: each reads as much as there is. */
export const EXPORTS: Limit = { name: 'export-table', points: 20, seconds: 60 * 60 };

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
  const admin = authorize(viewer, 'audit.export');
  assertFreshProof(admin);
  await countHere(EXPORTS, admin.id);
  const { what = null, about = null, from = null, to = null, words } = filter;
  const where = await auditWhere(filter);
  const at = context.now();
  await transaction((tx) =>
    record(tx, {
      at,
      actorId: admin.id,
      action: 'audit.export',
      subjectType: 'audit',
      subjectId: newId(),
      // Neither the name nor the words as they were typed: nothing takes them out of the record again.
      details: { format, what, about, from, to, actorId: where?.actorId ?? null, words: words !== undefined },
    }),
  );
  return writeTable(format, { columns, pages: where ? pages(admin.id, where) : none() });
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
