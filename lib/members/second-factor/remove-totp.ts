import { record } from '@/lib/platform/audit';
import { emit } from '@/lib/platform/events';
import { deleteRecoveryCodes, deleteTotp } from './store';
import { withProof, type Proof } from './with-proof';

/**
 * Has no code be asked for at the viewer's sign-ins any more; the recovery codes go too.
 * @throws 401; 422 `wrong-password`, `wrong-code`; 409 `second-step-off`; 429
 */
export const removeTotp = (proof: Proof): Promise<void> =>
  withProof(proof, async (tx, { id }, at) => {
    await deleteTotp(tx, id);
    await deleteRecoveryCodes(tx, id);
    await record(tx, {
      at,
      actorId: id,
      action: 'member.remove-second-step',
      subjectType: 'member',
      subjectId: id,
    });
    await emit(tx, { type: 'member.second-step', subjectId: id, payload: { change: 'OFF', left: 0 } });
  });
