import { unstable_rethrow } from 'next/navigation';
import { linkIdentity } from '@/lib/members/outside/link-identity';
import { ARRIVALS_PER_ADDRESS } from '@/lib/members/outside/rules';
import type { Arriving } from '@/lib/members/outside/schemas';
import { signInFromOutside } from '@/lib/members/outside/sign-in-from-outside';
import { env } from '@/lib/platform/env';
import { AppError } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { countAgainst } from '@/lib/platform/rate-limits';
import { safeCallback } from '../http/origin';
import { requestAddress } from '../http/request-address';
import { afterSignIn, ofThisBrowser, wayOn } from '../session/after-sign-in';
import { currentViewer } from '../session/viewer';
import { keepArrival, keepFlow, takeFlow } from './flow';
import { providerOf } from './providers';

const SECURITY = '/account/security';

/** Where somebody goes to sign in elsewhere; back to where they can sign in here, where that cannot be. */
export async function leaveFor(id: string, asked: string | null): Promise<string> {
  const callbackUrl = safeCallback(asked);
  return orFailed(callbackUrl, id, async () => {
    await countAgainst(ARRIVALS_PER_ADDRESS, await requestAddress());
    const provider = providerOf(id);
    if (!provider) return failed(callbackUrl);
    const { location, ...kept } = await provider.begin(addressOf(id));
    await keepFlow({ provider: id, callbackUrl, ...kept });
    return location.href;
  });
}

/**
 * Where somebody goes who has come back: on, signed in; to their account, where this is now linked to it; or to where they choose a
 * name. `search` is what they bring.
 */
export async function returnFrom(id: string, search: string): Promise<string> {
  const flow = await takeFlow();
  const callbackUrl = safeCallback(flow?.callbackUrl);
  return orFailed(callbackUrl, id, async () => {
    await countAgainst(ARRIVALS_PER_ADDRESS, await requestAddress());
    const provider = providerOf(id);
    if (!provider || flow?.provider !== id) return failed(callbackUrl);
    // What they came back to is ours to say, not the request's.
    const arriving = await provider.finish(new URL(addressOf(id) + search), flow);
    return arrive(arriving, callbackUrl);
  });
}

async function arrive({ identity, token }: Arriving, callbackUrl: string): Promise<string> {
  const viewer = await currentViewer();
  if (viewer) return link({ identity, token }, viewer);
  const here = { ...(await ofThisBrowser()), address: await requestAddress() };
  const signedIn = await signInFromOutside({ identity, token, ...here });
  if (signedIn) return wayOn(await afterSignIn(signedIn), callbackUrl);
  await keepArrival({ identity, callbackUrl });
  return '/sign-in/new';
}

async function link(
  arriving: Arriving,
  viewer: NonNullable<Awaited<ReturnType<typeof currentViewer>>>,
): Promise<string> {
  try {
    await linkIdentity({ viewer, ...arriving });
    return `${SECURITY}?saved=linked#elsewhere`;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return `${SECURITY}?refused=${error.code}#elsewhere`;
  }
}

/** What goes wrong elsewhere is nobody's fault here: people are told, and can sign in another way. */
async function orFailed(callbackUrl: string, provider: string, way: () => Promise<string>): Promise<string> {
  try {
    return await way();
  } catch (error) {
    unstable_rethrow(error);
    log().warn({ err: error, provider }, 'a sign-in from outside came to nothing');
    return failed(callbackUrl);
  }
}

const failed = (callbackUrl: string) => `/sign-in?${new URLSearchParams({ error: 'outside', callbackUrl })}`;

const addressOf = (id: string): string => `${env().APP_URL}/sign-in/with/${id}/callback`;
