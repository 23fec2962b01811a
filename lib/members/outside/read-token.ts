import { createRemoteJWKSet, decodeJwt, errors, jwtVerify, type JWTPayload } from 'jose';
import { z } from 'zod';
import { systemContext, type Context } from '@/lib/platform/context';
import { env } from '@/lib/platform/env';
import { CLOCK_SECONDS, TOKEN_SECONDS, TokenRefused } from './rules';
import { outsideIdentity, rolesIn, type OutsideIdentity, type UnspentToken } from './schemas';

/** What the publication's own accounts are called among the providers. */
export const PUBLICATION = 'publication';

const claims = z.object({
  sub: z.string(),
  jti: z.string().min(8).max(200),
  iat: z.number(),
  exp: z.number(),
  email: z.string().optional(),
  email_verified: z.boolean().default(false),
  name: z.string().optional(),
  membership: z.unknown().optional(),
  role: z.unknown().optional(),
});

/**
 * Who somebody is in the publication's own accounts, by a token that it signed for this site with HS256 or RS256: good for five
 * minutes at most from when it was made, and once. Whoever acts upon what it says uses it up.
 * @throws {TokenRefused}
 */
export async function readToken(
  token: string,
  { context = systemContext }: { context?: Context } = {},
): Promise<{ identity: OutsideIdentity; token: UnspentToken }> {
  const now = context.now();
  const { sub, jti, iat, exp, email, email_verified, name, membership, role } = claimsIn(
    await verified(token, now),
  );
  const identity = outsideIdentity.safeParse({
    provider: PUBLICATION,
    subject: sub,
    email: email ?? null,
    emailVerified: email_verified,
    name: name ?? null,
    membership: membership ?? null,
    roles: rolesIn(role),
    saidAt: new Date(iat * 1000).toISOString(),
  });
  if (!identity.success) throw new TokenRefused('a claim is not of its form');
  return {
    identity: identity.data,
    token: { id: jti, expiresAt: new Date((exp + CLOCK_SECONDS) * 1000) },
  };
}

/**
 * Of whom a token speaks that may be too old, or used: nothing comes of it but that they are known again.
 * @throws {TokenRefused} where it was never a good one
 */
export async function readSubject(token: string): Promise<Pick<OutsideIdentity, 'provider' | 'subject'>> {
  const madeAt = new Date(madeAtOf(token) * 1000);
  const { identity } = await readToken(token, { context: { ...systemContext, now: () => madeAt } });
  return identity;
}

function madeAtOf(token: string): number {
  try {
    return decodeJwt(token).iat ?? 0;
  } catch (error) {
    throw new TokenRefused('it is no token', { cause: error });
  }
}

function claimsIn(payload: JWTPayload) {
  const parsed = claims.safeParse(payload);
  if (!parsed.success) throw new TokenRefused(`no good claim ${String(parsed.error.issues[0]?.path[0])}`);
  if (parsed.data.exp - parsed.data.iat > TOKEN_SECONDS) throw new TokenRefused('it is good for too long');
  return parsed.data;
}

async function verified(token: string, now: Date): Promise<JWTPayload> {
  const options = {
    audience: env().APP_URL,
    clockTolerance: CLOCK_SECONDS,
    maxTokenAge: TOKEN_SECONDS,
    currentDate: now,
  };
  try {
    const key = keyOf(env().SSO_KEY);
    // Each key with its own kind of signature alone: a public key must not pass for a shared secret.
    const { payload } =
      key instanceof Uint8Array
        ? await jwtVerify(token, key, { ...options, algorithms: ['HS256'] })
        : await jwtVerify(token, key, { ...options, algorithms: ['RS256'] });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw new TokenRefused(error.code, { cause: error });
    throw error;
  }
}

type Key = Uint8Array | ReturnType<typeof createRemoteJWKSet>;
const keys = new Map<string, Key>();

function keyOf(given: string | undefined): Key {
  if (!given) throw new TokenRefused('no SSO_KEY is set');
  const key =
    keys.get(given) ??
    (/^https?:\/\//.test(given) ? createRemoteJWKSet(new URL(given)) : new TextEncoder().encode(given));
  keys.set(given, key);
  return key;
}
