import { KeyObject } from 'node:crypto';
import { decodeProtectedHeader } from 'jose';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import { FetchFailed } from '@/lib/platform/guarded-fetch';
import { CLOCK_SECONDS, GHOST_TOKEN_SECONDS, TokenRefused } from './rules';
import type { Told } from './schemas';
import { asRefusal, fetchKeys, keysAt } from './verify-token';

/** What somebody who opens a page waits for. */
const LOOK_MS = 3_000;
const keysAddress = (at: string): string => `${at}/members/.well-known/jwks.json`;

const claims = z.object({ sub: z.string(), iat: z.number(), exp: z.number() });

/**
 * Which member of a Ghost publication somebody is, by the token that Ghost answers at `/members/api/session` to whoever is signed in there. It
 * names them by their address, which they have shown to be theirs (Ghost lets nobody in but by a link that it sends there), and says no more.
 * @param at where that publication is
 * @throws {TokenRefused}
 */
export async function readGhostToken(signed: string, { at, now }: { at: string; now: Date }): Promise<Told> {
  const issuer = `${at}/members/api`;
  const payload = await verified(signed, { at, issuer, now });
  const parsed = claims.safeParse(payload);
  if (!parsed.success) throw new TokenRefused(`no good claim ${String(parsed.error.issues[0]?.path[0])}`);
  const { sub, iat } = parsed.data;
  // The library has no eye for that.
  if (iat > now.getTime() / 1_000 + CLOCK_SECONDS) throw new TokenRefused('it was made later than now');
  return {
    identity: {
      subject: sub,
      email: sub,
      emailVerified: true,
      name: null,
      saidAt: new Date(iat * 1000).toISOString(),
    },
    // It has no id of its own: whom it speaks of and when it was made tell it from others, however it is written.
    token: {
      id: `${issuer} ${iat} ${sub}`,
      expiresAt: new Date((iat + GHOST_TOKEN_SECONDS + CLOCK_SECONDS) * 1000),
    },
  };
}

/** Whether its keys can be had at all. */
export async function hasSigningKeys(at: string): Promise<boolean> {
  const signal = AbortSignal.timeout(LOOK_MS);
  try {
    const answer = await fetchKeys(keysAddress(at), { signal });
    return (
      answer.ok && z.object({ keys: z.array(z.unknown()).min(1) }).safeParse(await answer.json()).success
    );
  } catch (error) {
    if (error instanceof FetchFailed || error instanceof SyntaxError) return false;
    throw error;
  }
}

/** By another library than every other token: Ghost's keys have 1,024 bits, which jose refuses whatever one says. */
async function verified(
  signed: string,
  { at, issuer, now }: { at: string; issuer: string; now: Date },
): Promise<unknown> {
  try {
    const { kid } = decodeProtectedHeader(signed);
    const keys = keysAt(keysAddress(at));
    const key = await keys({ alg: 'RS512', ...(kid && { kid }) }, { payload: '', signature: '' });
    return jwt.verify(signed, KeyObject.from(key), {
      algorithms: ['RS512'],
      issuer,
      audience: issuer,
      maxAge: GHOST_TOKEN_SECONDS,
      clockTolerance: CLOCK_SECONDS,
      clockTimestamp: Math.floor(now.getTime() / 1_000),
    });
  } catch (error) {
    if (error instanceof jwt.JsonWebTokenError) throw new TokenRefused(error.message, { cause: error });
    // It is no token at all.
    if (error instanceof TypeError || error instanceof SyntaxError)
      throw new TokenRefused('it is no token', { cause: error });
    throw asRefusal(error);
  }
}
