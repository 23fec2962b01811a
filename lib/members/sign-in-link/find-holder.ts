import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { readSignInLinkToken, signInLinkToken } from './link-token';
import { findLinkHolder, type LinkHolder } from './store';

/** Whom the link of a letter signs in, and which request it answers; null where it does nothing any more. */
export async function findHolderByLink({
  token,
  context = systemContext,
}: {
  token: string;
  context?: Context;
}): Promise<{ linkId: string; holder: LinkHolder } | null> {
  const linkId = readSignInLinkToken(token);
  const holder = linkId === null ? null : await findLinkHolder(database(), linkId, context.now());
  return linkId !== null && holder ? { linkId, holder } : null;
}

/** Whom the letter goes to that answers a request, and where its link leads; null where nobody has the address, or it is too late. */
export async function addressSignInLink({
  linkId,
  context = systemContext,
}: {
  linkId: string;
  context?: Context;
}): Promise<{ holder: LinkHolder; path: string } | null> {
  const holder = await findLinkHolder(database(), linkId, context.now());
  return holder && { holder, path: `/sign-in/link?token=${signInLinkToken(linkId)}` };
}
