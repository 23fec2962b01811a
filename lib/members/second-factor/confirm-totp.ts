import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { conflict, unauthenticated } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { countAgainst, giveBack } from '@/lib/platform/rate-limits';
import { noteSecurityEvent } from '../security-events/note-security-event';
import { lockMember, revokeSessionsOf } from '../store';
import { assertPasskeyShown } from '../passkeys/assert-passkey-shown';
import type { Viewer } from '../viewer';
import { newRecoveryCodes } from './recovery-codes';
import { CODES_PER_MEMBER, plainDigits, setUpEnd } from './rules';
import { confirmTotpInput, type RecoveryCodesView } from './schemas';
import { openSecret } from './sealed-secret';
import {
  confirmTotp as setConfirmed,
  findTotp,
  lockTotp,
  replaceRecoveryCodes,
  type TotpFactor,
} from './store';
import { totpStepOf } from './totp';
import { wrongCode } from './spend-code';

type ConfirmTotp = { viewer: Viewer | null; code: string; context?: Context };

/**
 * Has a code be asked for at every sign-in of the viewer from now on, once they have typed the first. Their sessions elsewhere, which
 * were opened without one, end.
 * @returns recovery codes, which are shown now and never again
 * @throws 401; 403 `proof-needed`; 422 `wrong-code`; 409 `second-step-on` where it is so already, `set-up-over` where no secret waits; 429
 */
export async function confirmTotp({
  viewer,
  context = systemContext,
  ...input
}: ConfirmTotp): Promise<RecoveryCodesView> {
  if (!viewer) throw unauthenticated();
  const { code } = confirmTotpInput.parse(input);
  await assertPasskeyShown(viewer);
  await countAgainst(CODES_PER_MEMBER, viewer.id);
  const at = context.now();
  const { id } = viewer;
  firstStepOf(id, await findTotp(database(), id), code, at);
  const { codes, kept } = await newRecoveryCodes();
  await transaction(async (tx) => {
    await lockMember(tx, id);
    const step = firstStepOf(id, await lockTotp(tx, id), code, at);
    await setConfirmed(tx, id, step, at);
    await replaceRecoveryCodes(tx, id, kept, at);
    await noteSecurityEvent(tx, { kind: 'factor-changed', memberId: id, at });
    const sessions = await revokeSessionsOf(tx, id, at, { except: viewer.sessionId });
    await record(tx, {
      at,
      actorId: id,
      action: 'member.set-up-second-step',
      subjectType: 'member',
      subjectId: id,
      details: { sessions },
    });
    await emit(tx, {
      type: 'member.second-step',
      subjectId: id,
      payload: { change: 'ON', left: codes.length },
    });
  });
  await giveBack(CODES_PER_MEMBER, id);
  return { recoveryCodes: codes };
}

/** The step of the code that confirms a secret: asked before ten codes are hashed for nothing, and again under the lock. */
function firstStepOf(memberId: string, factor: TotpFactor | null, code: string, at: Date): number {
  if (factor?.confirmedAt) throw conflict('second-step-on');
  const secret = factor && setUpEnd(factor.createdAt) > at ? openSecret(factor.secret, memberId) : null;
  if (secret === null) throw conflict('set-up-over');
  const step = totpStepOf(secret, plainDigits(code), at);
  if (step === null) throw wrongCode();
  return step;
}
