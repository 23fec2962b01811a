import { record } from '@/lib/platform/audit';
import { emit } from '@/lib/platform/events';
import { newRecoveryCodes } from './recovery-codes';
import type { RecoveryCodesView } from './schemas';
import { replaceRecoveryCodes } from './store';
import { withProof, type Proof } from './with-proof';

/**
 * Gives the viewer new recovery codes; those until now are good for nothing any more.
 * @throws 401; 422 `wrong-password`, `wrong-code`; 409 `second-step-off`; 429
 */
export const renewRecoveryCodes = (proof: Proof): Promise<RecoveryCodesView> =>
  withProof(proof, async (tx, { id }, at) => {
    // Ten hashes, for nobody who has not proved who they are.
    const { codes, kept } = await newRecoveryCodes();
    await replaceRecoveryCodes(tx, id, kept, at);
    await record(tx, {
      at,
      actorId: id,
      action: 'member.renew-recovery-codes',
      subjectType: 'member',
      subjectId: id,
    });
    const left = codes.length;
    await emit(tx, { type: 'member.second-step', subjectId: id, payload: { change: 'CODES_RENEWED', left } });
    return { recoveryCodes: codes };
  });
