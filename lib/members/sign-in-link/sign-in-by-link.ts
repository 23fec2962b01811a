import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { conflict } from '@/lib/platform/errors';
import { countAgainst } from '@/lib/platform/rate-limits';
import { linkInput } from '../address/schemas';
import { openSession } from '../sessions/open-session';
import { lockMember } from '../second-factor/store';
import type { SignedIn } from '../sign-in';
import { findHolderByLink } from './find-holder';
import { SIGN_INS_BY_LINK } from './rules';
import { useLink } from './store';

/**
 * Opens a session for whoever has the letter, once. Where a second step is asked for, it is asked for here as well, and what is dangerous
 * asks for the password still: reading somebody's mail is not all that it takes.
 * @throws 409 `link-over` when the link was used, ran out or is none of ours; 429
 */
export async function signInByLink({
  address,
  userAgent = null,
  device = null,
  replaces = null,
  context = systemContext,
  ...input
}: {
  /** From the link of the letter. */
  token: string;
  /** The client's network address, for the limit. */
  address: string;
  /** What its browser says that it is. */
  userAgent?: string | null;
  /** What this browser kept of an earlier sign-in. */
  device?: string | null;
  /** The session that this browser had until now, which ends. */
  replaces?: string | null;
  context?: Context;
}): Promise<SignedIn> {
  const { token } = linkInput.parse(input);
  await countAgainst(SIGN_INS_BY_LINK, address);
  const open = await findHolderByLink({ token, context });
  if (!open) throw over();
  const { linkId, holder } = open;
  const at = context.now();
  return transaction(async (tx) => {
    await lockMember(tx, holder.id);
    // Asked once more: another address may have taken the place of this one, which ends its links.
    if (!(await useLink(tx, linkId, at))) throw over();
    return openSession(tx, { member: holder, address, userAgent, device, replaces, at });
  });
}

const over = () => conflict('link-over');
