import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction, type Tx } from '@/lib/platform/db';
import { conflict, unauthenticated } from '@/lib/platform/errors';
import { countAgainst, giveBack } from '@/lib/platform/rate-limits';
import { noteSecurityEvent } from '../security-events/note-security-event';
import type { Viewer } from '../viewer';
import { assertPresentPassword } from './assert-present-password';
import { CODES_PER_MEMBER } from './rules';
import { secondStepProof } from './schemas';
import { findTotp } from './store';
import { lockMember } from '../store';
import { readCode, spendCode } from './spend-code';

export type Proof = { viewer: Viewer | null; presentPassword: string; code: string; context?: Context };

/**
 * Has a member change what is asked of them at sign-in, who knows the password and has a code, which is used up with it.
 * @throws 401; 422 `wrong-password`, `wrong-code`; 409 `second-step-off` where there is nothing to change; 429
 */
export async function withProof<Result>(
  { viewer, context = systemContext, ...input }: Proof,
  change: (tx: Tx, viewer: Viewer, at: Date) => Promise<Result>,
): Promise<Result> {
  if (!viewer) throw unauthenticated();
  const { presentPassword, code } = secondStepProof.parse(input);
  await countAgainst(CODES_PER_MEMBER, viewer.id);
  if (!(await findTotp(database(), viewer.id))?.confirmedAt) throw conflict('second-step-off');
  await assertPresentPassword(viewer, presentPassword);
  const read = await readCode(viewer.id, code);
  const at = context.now();
  const result = await transaction(async (tx) => {
    await lockMember(tx, viewer.id);
    await spendCode(tx, read, at);
    await noteSecurityEvent(tx, { kind: 'factor-changed', memberId: viewer.id, at });
    return change(tx, viewer, at);
  });
  await giveBack(CODES_PER_MEMBER, viewer.id);
  return result;
}
