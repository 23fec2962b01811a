import * as client from 'openid-client';
import type { Env } from '@/lib/platform/env';
import { outsideMembership, rolesIn, type OutsideIdentity } from '@/lib/members/outside/schemas';
import type { Flow } from './flow';

type Provider = Env['OIDC_PROVIDERS'][number];

const SCOPE = 'openid email profile';
/** What a provider may take to answer, in seconds: somebody is waiting. */
const PATIENCE_SECONDS = 8;

const found = new Map<string, Promise<client.Configuration>>();

/** What a provider says of itself, asked once. */
function configurationOf({ id, issuer, clientId, clientSecret }: Provider): Promise<client.Configuration> {
  const key = `${id} ${issuer} ${clientId}`;
  const known = found.get(key);
  if (known) return known;
  // One on the same machine, as in tests, may do without https.
  const isLocal = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?(\/|$)/.test(issuer);
  const asked = client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: PATIENCE_SECONDS,
    ...(isLocal && { execute: [client.allowInsecureRequests] }),
  });
  found.set(key, asked);
  // Who was away is asked again next time.
  asked.catch(() => found.delete(key));
  return asked;
}

/** Where somebody is sent to sign in there, with what is to be the same when they come back. */
export async function beginOidc(
  provider: Provider,
  redirectUri: string,
): Promise<{ location: URL } & Pick<Flow, 'state' | 'nonce' | 'verifier'>> {
  const configuration = await configurationOf(provider);
  const [state, nonce, verifier] = [
    client.randomState(),
    client.randomNonce(),
    client.randomPKCECodeVerifier(),
  ];
  const location = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: SCOPE,
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  return { location, state, nonce, verifier };
}

/**
 * Who somebody is there, by what they came back with.
 * @throws when anything about it is not as it should be
 */
export async function finishOidc(provider: Provider, back: URL, flow: Flow): Promise<OutsideIdentity> {
  const configuration = await configurationOf(provider);
  const tokens = await client.authorizationCodeGrant(configuration, back, {
    pkceCodeVerifier: flow.verifier,
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims()!;
  // Some say no more in the token than who it is.
  const told =
    claims.email === undefined && configuration.serverMetadata().userinfo_endpoint
      ? { ...(await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)), sub: claims.sub }
      : claims;
  return {
    provider: provider.id,
    subject: claims.sub,
    email: typeof told.email === 'string' ? told.email : null,
    emailVerified: told.email_verified === true,
    name: typeof told.name === 'string' ? told.name : null,
    // Only a house that the operator has named may say who is a member here, or works here.
    membership: provider.memberships ? membershipIn(told) : null,
    roles: provider.roles ? (rolesIn('role' in told ? told.role : undefined) ?? []) : null,
    saidAt: new Date(claims.iat * 1000).toISOString(),
  };
}

/** What somebody is told of a membership in a form of its own counts for nothing. */
const membershipIn = (told: object): OutsideIdentity['membership'] =>
  outsideMembership.safeParse('membership' in told ? told.membership : null).data ?? null;
