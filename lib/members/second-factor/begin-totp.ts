import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { conflict, unauthenticated } from '@/lib/platform/errors';
import { countAgainst, giveBack } from '@/lib/platform/rate-limits';
import { assertPasskeyShown } from '../passkeys/assert-passkey-shown';
import type { Viewer } from '../viewer';
import { assertPresentPassword } from './assert-present-password';
import { CODES_PER_MEMBER } from './rules';
import { setUpView } from './read-second-step';
import { beginTotpInput, type TotpSetUpView } from './schemas';
import { sealSecret } from './sealed-secret';
import { insertTotp } from './store';
import { newTotpSecret } from './totp';

type BeginTotp = { viewer: Viewer | null; presentPassword: string; context?: Context };

/**
 * Gives the viewer a secret for an app that shows codes. It counts for nothing until its first code was typed; beginning again before
 * that gives another.
 * @throws 401; 403 `proof-needed`; 422 `wrong-password`; 409 `second-step-on` where there is one that counts; 429
 */
export async function beginTotp({
  viewer,
  context = systemContext,
  ...input
}: BeginTotp): Promise<TotpSetUpView> {
  if (!viewer) throw unauthenticated();
  const { presentPassword } = beginTotpInput.parse(input);
  await assertPasskeyShown(viewer);
  await countAgainst(CODES_PER_MEMBER, viewer.id);
  await assertPresentPassword(viewer, presentPassword);
  await giveBack(CODES_PER_MEMBER, viewer.id);
  const secret = newTotpSecret();
  const sealed = sealSecret(secret, viewer.id);
  const isNew = await transaction((tx) => insertTotp(tx, viewer.id, sealed, context.now()));
  if (!isNew) throw conflict('second-step-on');
  return setUpView(viewer, secret);
}
