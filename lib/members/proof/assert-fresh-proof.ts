import { forbidden } from '@/lib/platform/errors';
import type { Viewer } from '../viewer';
import { PROOF_MINUTES } from './rules';

/**
 * For acts that whoever finds a device signed in must not do: that the viewer has shown within the last minutes, in this session, that it
 * is they. Signing in shows it, and `proveIdentity` does. Asked after `authorize`, so that nobody proves anything for nothing.
 * @throws 403 `proof-needed`
 */
export function assertFreshProof(viewer: Viewer): void {
  if (!viewer.provedLately) throw forbidden('proof-needed', { limit: PROOF_MINUTES });
}
