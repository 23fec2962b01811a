import type { SqlTx } from '@/lib/platform/db';
import { authorize, type Permission } from './permissions';
import { findSanctionInForce } from './store';
import type { Viewer } from './viewer';

/**
 * Asks once more, within the transaction of the act and with the member's row locked: a sanction that was imposed since the request
 * began counts. Whoever imposes one locks the same row, so each of the two sees what the other did.
 * @throws 403 with the reason when they may no longer
 */
export async function authorizeAgain(
  tx: SqlTx,
  viewer: Viewer,
  { permission, at }: { permission: Permission; at: Date },
): Promise<void> {
  authorize({ ...viewer, sanction: await findSanctionInForce(tx, viewer.id, at) }, permission);
}
