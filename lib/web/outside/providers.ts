import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { PUBLICATION, readToken } from '@/lib/members/outside/read-token';
import type { Arriving } from '@/lib/members/outside/schemas';
import { env } from '@/lib/platform/env';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { Flow } from './flow';
import { beginOidc, finishOidc } from './oidc';

/** Where else members may sign in from: its id, and what people know it by. */
export type ProviderName = { id: string; name: string };

type Left = { location: URL } & Pick<Flow, 'state' | 'nonce' | 'verifier'>;
type Provider = {
  begin(redirectUri: string): Promise<Left>;
  finish(back: URL, flow: Flow): Promise<Arriving>;
};

/** All of them, the publication's own accounts first. */
export async function listProviders(): Promise<ProviderName[]> {
  const { OIDC_PROVIDERS } = env();
  const others = OIDC_PROVIDERS.map(({ id, name }) => ({ id, name }));
  if (!hasOwnAccounts()) return others;
  const { names } = await currentPolicy();
  return [{ id: PUBLICATION, name: names.publication }, ...others];
}

/** How one is left for and come back from; null where it is none of ours. */
export function providerOf(id: string): Provider | null {
  if (id === PUBLICATION && hasOwnAccounts()) return publication;
  const provider = env().OIDC_PROVIDERS.find((one) => one.id === id);
  if (!provider) return null;
  return {
    begin: (redirectUri) => beginOidc(provider, redirectUri),
    // What it answers is for who left with this state, and cannot come twice.
    finish: async (back, flow) => ({ identity: await finishOidc(provider, back, flow), token: null }),
  };
}

/** Without their address and key it cannot be set. */
const isOnlyWayIn = (): boolean => env().SSO_ONLY === '1';

/** Where people sign in, where the publication's own accounts are the only way; null where ours are one as well. */
export const onlyWayIn = (callbackUrl: string): string | null =>
  isOnlyWayIn() ? `/sign-in/with/${PUBLICATION}?${new URLSearchParams({ callbackUrl })}` : null;

/**
 * Where the publication signs its own people in and up, for a page of theirs to come back to: without a state, for they come back as whom their
 * page says. Null where ours are a way in as well.
 */
export function waysInAround(page: string): { signIn: string; join: string } | null {
  const { GHOST_URL, SSO_URL } = env();
  // Ghost does so on whatever page of its own somebody is.
  if (GHOST_URL && page.startsWith(`${GHOST_URL}/`)) {
    const portal = (view: string) => new URL(`#/portal/${view}`, page).href;
    return { signIn: portal('signin'), join: portal('signup') };
  }
  if (!isOnlyWayIn()) return null;
  const location = new URL(SSO_URL!);
  location.searchParams.set('return_to', page);
  return { signIn: location.href, join: location.href };
}

/** Where the publication signs its own people out, who come back to `path` then; null where it is not to. */
export function signOutElsewhere(path: string): string | null {
  const { SSO_SIGN_OUT_URL, APP_URL } = env();
  if (!SSO_SIGN_OUT_URL) return null;
  const location = new URL(SSO_SIGN_OUT_URL);
  location.searchParams.set('return_to', APP_URL + path);
  return location.href;
}

const hasOwnAccounts = (): boolean => Boolean(env().SSO_URL && env().SSO_KEY);

const publication: Provider = {
  begin(redirectUri) {
    const state = randomBytes(24).toString('base64url');
    const location = new URL(env().SSO_URL!);
    location.searchParams.set('return_to', redirectUri);
    location.searchParams.set('state', state);
    return Promise.resolve({ location, state, nonce: '', verifier: '' });
  },
  async finish(back, flow) {
    const { token, state } = z
      .object({ token: z.string().max(8_000), state: z.string() })
      .parse(Object.fromEntries(back.searchParams));
    // Else anybody could have somebody's browser sign in as them.
    if (state !== flow.state) throw new Error('the state is another one');
    const { identity, ...read } = await readToken(token);
    // Whoever signs in without a role has none there.
    return { ...read, identity: { ...identity, roles: identity.roles ?? [] } };
  },
};
