import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction, type Tx } from '@/lib/platform/db';
import { AppError, conflict } from '@/lib/platform/errors';
import { countAgainst } from '@/lib/platform/rate-limits';
import { linkInput } from '../address/schemas';
import { withCode } from '../second-factor/finish-sign-in';
import { secondStepInput } from '../second-factor/schemas';
import { findTotp } from '../second-factor/store';
import { lockMember } from '../store';
import { openSession, type SignedIn, type SignInPlace } from '../sessions/open-session';
import { findHolderByLink } from './find-holder';
import { SIGN_INS_BY_LINK } from './rules';
import { useLink } from './store';

type SignInByLink = SignInPlace & {
  /** From the link of the letter. */
  token: string;
  context?: Context;
};

/**
 * Opens a session for whoever has the letter, once. Where a second step is asked for, it is asked for here as well, and what is dangerous
 * asks for the password still: reading somebody's mail is not all that it takes.
 * @throws 409 `link-over` when the link was used, ran out or is none of ours; 429
 */
export const signInByLink = async (input: SignInByLink): Promise<SignedIn> => enter(await open(input));

/**
 * The same with both steps in one, for a client that has no page to take the second on. The link stays good until the code is right.
 * @throws as `signInByLink`; 401 `second-step-needed` where a code is asked for and there is none; 422 `wrong-code`
 */
export async function signInByLinkWithCode({
  code: typed,
  ...input
}: SignInByLink & { code?: string }): Promise<SignedIn> {
  const opened = await open(input);
  const { holder, at } = opened;
  if (!(await findTotp(database(), holder.id))?.confirmedAt) return enter(opened);
  if (!typed) throw new AppError(401, 'second-step-needed', { field: 'code' });
  const { code } = secondStepInput.parse({ code: typed });
  return withCode({ memberId: holder.id, code, address: input.address, at }, (spend) => enter(opened, spend));
}

/** Whom a link signs in, and where: it is not used up yet. */
async function open({ token: given, context = systemContext, ...place }: SignInByLink) {
  const { token } = linkInput.parse({ token: given });
  await countAgainst(SIGN_INS_BY_LINK, place.address);
  const found = await findHolderByLink({ token, context });
  if (!found) throw over();
  return { ...found, place, at: context.now() };
}

/** Uses the link up, and whatever `spend` does, for a session. */
function enter(
  { linkId, holder, place, at }: Awaited<ReturnType<typeof open>>,
  spend?: (tx: Tx) => Promise<void>,
): Promise<SignedIn> {
  return transaction(async (tx) => {
    await lockMember(tx, holder.id);
    // Asked once more: another address may have taken the place of this one, which ends its links.
    if (!(await useLink(tx, linkId, at))) throw over();
    await spend?.(tx);
    return openSession(tx, { ...place, member: holder, way: 'link', isWhole: spend !== undefined, at });
  });
}

const over = () => conflict('link-over');
