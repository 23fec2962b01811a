import { z } from 'zod';
import { CLOCK_SECONDS, GHOST_TOKEN_SECONDS, TokenRefused } from './rules';
import type { Told } from './schemas';
import { keysAt, verifyToken } from './verify-token';

const claims = z.object({ sub: z.string(), iat: z.number() });

/**
 * Which member of a Ghost publication somebody is, by the token that Ghost answers at `/members/api/session` to whoever is signed in there. It
 * names them by their address, which they have shown to be theirs (Ghost lets nobody in but by a link that it sends there), and says no more.
 * @param at where that publication is
 * @throws {TokenRefused}
 */
export async function readGhostToken(signed: string, { at, now }: { at: string; now: Date }): Promise<Told> {
  const issuer = `${at}/members/api`;
  const payload = await verifyToken(signed, {
    key: keysAt(`${at}/members/.well-known/jwks.json`),
    ...{ algorithm: 'RS512', issuer, audience: issuer, seconds: GHOST_TOKEN_SECONDS, now },
  });
  const parsed = claims.safeParse(payload);
  if (!parsed.success) throw new TokenRefused(`no good claim ${String(parsed.error.issues[0]?.path[0])}`);
  const { sub, iat } = parsed.data;
  return {
    identity: {
      ...{ subject: sub, email: sub, emailVerified: true, name: null },
      saidAt: new Date(iat * 1000).toISOString(),
    },
    // It has no id of its own: whom it speaks of and when it was made tell it from others, however it is written.
    token: {
      id: `${issuer} ${iat} ${sub}`,
      expiresAt: new Date((iat + GHOST_TOKEN_SECONDS + CLOCK_SECONDS) * 1000),
    },
  };
}
