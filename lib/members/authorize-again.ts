import type { SqlTx } from '@/lib/platform/db';
import { authorize, type Permission } from './permissions';
import { findSanctionInForce } from './store';
import type { Role, Viewer } from './viewer';

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

/**
 * The same for who needs an office, with those locked who have one: what was taken from them since the request began is theirs no more.
 * @param offices whose rows are locked, and what they are now
 */
export const authorizeInOffice = (
  tx: SqlTx,
  viewer: Viewer,
  { offices, ...asked }: { offices: Map<string, Role>; permission: Permission; at: Date },
): Promise<void> => authorizeAgain(tx, { ...viewer, role: offices.get(viewer.id) ?? 'MEMBER' }, asked);
