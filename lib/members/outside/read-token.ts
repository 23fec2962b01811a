import { decodeJwt } from 'jose';
import { z } from 'zod';
import { systemContext, type Context } from '@/lib/platform/context';
import { env } from '@/lib/platform/env';
import { readGhostToken } from './read-ghost-token';
import { CLOCK_SECONDS, TOKEN_SECONDS, TokenRefused } from './rules';
import { outsideIdentity, rolesIn, type OutsideIdentity, type Told, type UnspentToken } from './schemas';
import { keysAt, verifyToken } from './verify-token';

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
 * Who somebody is in the publication's own accounts, by a token that is good for some minutes, and once: one that it signed for this site, or,
 * where its accounts are Ghost's, the one that Ghost gives to members who are signed in. Whoever acts upon what it says uses it up.
 * @throws {TokenRefused}
 */
export async function readToken(
  signed: string,
  { context = systemContext }: { context?: Context } = {},
): Promise<{ identity: OutsideIdentity; token: UnspentToken }> {
  const { GHOST_URL } = env();
  const now = context.now();
  const told = GHOST_URL ? await readGhostToken(signed, { at: GHOST_URL, now }) : await readOwn(signed, now);
  const identity = outsideIdentity.safeParse({ ...told.identity, provider: PUBLICATION });
  if (!identity.success) throw new TokenRefused('a claim is not of its form');
  return { identity: identity.data, token: told.token };
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

/** One that the publication signed with HS256 or RS256, good for five minutes at most from when it was made. */
async function readOwn(signed: string, now: Date): Promise<Told> {
  const parsed = claims.safeParse(await verified(signed, now));
  if (!parsed.success) throw new TokenRefused(`no good claim ${String(parsed.error.issues[0]?.path[0])}`);
  const { sub, jti, iat, exp, email, email_verified, name, membership, role } = parsed.data;
  if (exp - iat > TOKEN_SECONDS) throw new TokenRefused('it is good for too long');
  return {
    identity: {
      subject: sub,
      email: email ?? null,
      emailVerified: email_verified,
      name: name ?? null,
      membership: (membership ?? null) as Told['identity']['membership'],
      roles: rolesIn(role),
      saidAt: new Date(iat * 1000).toISOString(),
    },
    token: { id: jti, expiresAt: new Date((exp + CLOCK_SECONDS) * 1000) },
  };
}

function verified(signed: string, now: Date) {
  const { SSO_KEY: given, APP_URL: audience } = env();
  if (!given) throw new TokenRefused('no SSO_KEY is set');
  const expected = { audience, seconds: TOKEN_SECONDS, now };
  // Each key with its own kind of signature alone: a public key must not pass for a shared secret.
  return /^https?:\/\//.test(given)
    ? verifyToken(signed, { ...expected, key: keysAt(given), algorithm: 'RS256' })
    : verifyToken(signed, { ...expected, key: new TextEncoder().encode(given), algorithm: 'HS256' });
}
