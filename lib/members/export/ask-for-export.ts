import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { unauthenticated } from '@/lib/platform/errors';
import { newId } from '@/lib/platform/ids';
import { assertFreshProof } from '../proof/assert-fresh-proof';
import { noteSecurityEvent } from '../security-events/note-security-event';
import type { Viewer } from '../viewer';
import { askedLately, mayAskFrom } from './rules';
import type { ExportView } from './schemas';
import { insertExport, lockExport } from './store';
import { toView } from './views';

/**
 * Has a copy made of everything that is kept of the viewer, whatever their standing: a letter tells them when it can be fetched. Once in a
 * fortnight, for it is work.
 * @throws 401; 403 `proof-needed`; 422 `export-lately`
 */
export async function askForExport({
  viewer,
  context = systemContext,
}: {
  viewer: Viewer | null;
  context?: Context;
}): Promise<NonNullable<ExportView>> {
  if (!viewer) throw unauthenticated();
  assertFreshProof(viewer);
  const { id: memberId } = viewer;
  const askedAt = context.now();
  return transaction(async (tx) => {
    const before = await lockExport(tx, memberId);
    const from = before && mayAskFrom(before);
    if (from && from > askedAt) throw askedLately(from);
    const id = newId();
    await insertExport(tx, { id, memberId, askedAt });
    await noteSecurityEvent(tx, { kind: 'data-exported', memberId, at: askedAt });
    return toView({ id, askedAt, madeAt: null, endsAt: null }, askedAt);
  });
}
