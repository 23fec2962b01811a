import { record, type AuditRecord } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { countHere, type Limit } from '@/lib/platform/rate-limits';
import { writeTable, type TableFormat } from '@/lib/platform/text/write-lines';
import { authorize } from '@/lib/members/permissions';
import { assertFreshProof } from '@/lib/members/proof/assert-fresh-proof';
import type { Viewer } from '@/lib/members/viewer';

/** Exports that one administrator may begin: each reads as much as there is. */
const EXPORTS: Limit = { name: 'export-table', points: 20, seconds: 60 * 60 };

type Prepared<Row> = { details: AuditRecord['details']; pages: AsyncIterable<readonly Row[]> };

/**
 * Begins the text of a file with a long table, and records who took it. What is in it is prepared for whoever may have it, once that
 * is counted; it is read while it is sent.
 * @throws 401, 403 for all but administrators who have proved lately that it is they, 429
 */
export async function beginExport<Row extends Record<string, unknown>>(
  {
    viewer,
    action,
    format,
    columns,
    context = systemContext,
  }: {
    viewer: Viewer | null;
    action: string;
    format: TableFormat;
    columns: readonly (keyof Row & string)[];
    context?: Context;
  },
  prepare: (asking: { viewerId: string; at: Date }) => Promise<Prepared<Row>>,
): Promise<AsyncGenerator<string>> {
  const admin = authorize(viewer, 'audit.export');
  assertFreshProof(admin);
  await countHere(EXPORTS, admin.id);
  const at = context.now();
  const { details, pages } = await prepare({ viewerId: admin.id, at });
  await transaction((tx) =>
    record(tx, {
      at,
      actorId: admin.id,
      action,
      subjectType: 'audit',
      subjectId: newId(),
      details: { format, ...details },
    }),
  );
  return writeTable(format, { columns, pages });
}
