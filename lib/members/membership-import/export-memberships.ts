import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { writeRows } from '@/lib/platform/text/write-lines';
import { database, transaction } from '@/lib/platform/db';
import { authorize } from '../permissions';
import { assertFreshProof } from '../proof/assert-fresh-proof';
import type { Viewer } from '../viewer';
import { columns, toRow } from './rules';
import { findMemberships } from './store';

/**
 * Every membership as comma-separated values, which can be imported again: then nothing becomes another.
 * @throws 401, 403 when the viewer is no administrator, or has not proved lately that it is they
 */
export async function exportMemberships({
  viewer,
  context = systemContext,
}: {
  viewer: Viewer | null;
  context?: Context;
}): Promise<string> {
  const admin = authorize(viewer, 'member.set-office');
  assertFreshProof(admin);
  const at = context.now();
  const found = await findMemberships(database(), at);
  const rows = found.map(({ email, displayName, ...membership }) =>
    toRow({ email, displayName, membership }),
  );
  await transaction((tx) =>
    record(tx, {
      at,
      actorId: admin.id,
      action: 'member.export-memberships',
      subjectType: 'member',
      subjectId: admin.id,
      details: { count: rows.length },
    }),
  );
  return writeRows([[...columns], ...rows]);
}
