import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { unauthenticated } from '@/lib/platform/errors';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { Viewer } from '../viewer';
import { inGroups, setUpEnd } from './rules';
import type { SecondStepView, TotpSetUpView } from './schemas';
import { openSecret } from './sealed-secret';
import { findRecoveryCodes, findTotp } from './store';
import { totpUri } from './totp';

/**
 * What the viewer is asked for at sign-in after the password.
 * @throws 401
 */
export async function readSecondStep({ viewer }: { viewer: Viewer | null }): Promise<SecondStepView> {
  if (!viewer) throw unauthenticated();
  const [totp, codes] = await Promise.all([
    findTotp(database(), viewer.id),
    findRecoveryCodes(database(), viewer.id),
  ]);
  return { since: totp?.confirmedAt?.toISOString() ?? null, recoveryCodes: codes?.digests.length ?? 0 };
}

/**
 * The secret that waits for its first code; null when there is none, or it has waited too long.
 * @throws 401
 */
export async function readSetUp({
  viewer,
  context = systemContext,
}: {
  viewer: Viewer | null;
  context?: Context;
}): Promise<TotpSetUpView | null> {
  if (!viewer) throw unauthenticated();
  const totp = await findTotp(database(), viewer.id);
  if (!totp || totp.confirmedAt || setUpEnd(totp.createdAt) <= context.now()) return null;
  const secret = openSecret(totp.secret, viewer.id);
  return secret === null ? null : setUpView(viewer, secret);
}

export async function setUpView({ email }: Viewer, secret: string): Promise<TotpSetUpView> {
  const { publication } = (await currentPolicy()).names;
  return { secret: inGroups(secret, 4, ' '), uri: totpUri(secret, { publication, email }) };
}
