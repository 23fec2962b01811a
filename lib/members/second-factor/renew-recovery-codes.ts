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
export async function renewRecoveryCodes(proof: Proof): Promise<RecoveryCodesView> {
  const { codes, kept } = await newRecoveryCodes();
  await withProof(proof, async (tx, { id }, at) => {
    await replaceRecoveryCodes(tx, id, kept, at);
    await record(tx, {
      at,
      actorId: id,
      action: 'member.renew-recovery-codes',
      subjectType: 'member',
      subjectId: id,
    });
    await emit(tx, {
      type: 'member.second-step',
      subjectId: id,
      payload: { change: 'CODES_RENEWED', left: codes.length },
    });
  });
  return { recoveryCodes: codes };
}
