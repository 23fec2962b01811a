import { database } from '@/lib/platform/db';
import { forbidden } from '@/lib/platform/errors';
import { PROOF_MINUTES } from '../proof/rules';
import type { Viewer } from '../viewer';
import { countPasskeysOf } from './store';

/**
 * For setting up another second step: whoever owes one, and has a passkey, shows that first. The password of a session that it opened alone
 * is what others may have learnt.
 * @throws 403 `proof-needed`
 */
export async function assertPasskeyShown(viewer: Viewer): Promise<void> {
  if (viewer.owesSecondStep && (await countPasskeysOf(database(), viewer.id)) > 0)
    throw forbidden('proof-needed', { limit: PROOF_MINUTES });
}
