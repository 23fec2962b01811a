import { record } from '@/lib/platform/audit';
import { database, type Tx } from '@/lib/platform/db';
import { refused } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { digestOf, readRecoveryCode } from './recovery-codes';
import { plainDigits } from './rules';
import { openSecret } from './sealed-secret';
import { findRecoveryCodes, lockTotp, setLastStep, takeRecoveryCode } from './store';
import { totpStepOf } from './totp';

/** A code as it was typed, made ready to be spent: what takes time is done before anything is locked. */
export type ReadCode = { memberId: string; digits: string } | { memberId: string; digest: string | null };

export async function readCode(memberId: string, typed: string): Promise<ReadCode> {
  const digits = plainDigits(typed);
  if (/^\d{6}$/.test(digits)) return { memberId, digits };
  const code = readRecoveryCode(typed);
  const kept = code === null ? null : await findRecoveryCodes(database(), memberId);
  return { memberId, digest: code !== null && kept ? await digestOf(code, kept.salt) : null };
}

/**
 * Spends a code, in the transaction of what it is for: of an app, whose step is not used twice, or a recovery code, whose use the member
 * is told of. Whoever calls it has counted the attempt.
 * @throws 422 `wrong-code`, also for a code that was used before
 */
export async function spendCode(tx: Tx, read: ReadCode, at: Date): Promise<void> {
  if ('digits' in read ? await spendStep(tx, read, at) : await spendRecoveryCode(tx, read, at)) return;
  throw wrongCode();
}

export const wrongCode = () => refused('wrong-code', { field: 'code' });

async function spendStep(
  tx: Tx,
  { memberId, digits }: { memberId: string; digits: string },
  at: Date,
): Promise<boolean> {
  const factor = await lockTotp(tx, memberId);
  const secret = factor?.confirmedAt ? openSecret(factor.secret, memberId) : null;
  const step = secret === null ? null : totpStepOf(secret, digits, at);
  if (!factor || step === null || step <= factor.lastStep) return false;
  await setLastStep(tx, memberId, step);
  return true;
}

async function spendRecoveryCode(
  tx: Tx,
  { memberId, digest }: { memberId: string; digest: string | null },
  at: Date,
): Promise<boolean> {
  const left = digest === null ? null : await takeRecoveryCode(tx, memberId, digest);
  if (left === null) return false;
  await record(tx, {
    at,
    actorId: memberId,
    action: 'member.use-recovery-code',
    subjectType: 'member',
    subjectId: memberId,
    details: { left },
  });
  await emit(tx, { type: 'member.second-step', subjectId: memberId, payload: { change: 'CODE_USED', left } });
  return true;
}
