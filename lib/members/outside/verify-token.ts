import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTPayload } from 'jose';
import { FetchFailed, guardedFetch, isSuccess } from '@/lib/platform/guarded-fetch';
import { log } from '@/lib/platform/log';
import { CLOCK_SECONDS, TokenRefused } from './rules';

type Keys = ReturnType<typeof createRemoteJWKSet>;

/** What a token has to be to be believed. */
type Expected = {
  key: Uint8Array | Keys;
  algorithm: 'HS256' | 'RS256';
  audience: string;
  /** How old it may be. */
  seconds: number;
  now: Date;
};

/**
 * The claims of a token that is signed as it has to be, for whom it has to be, and not too old.
 * @throws {TokenRefused} for every other, and where the keys cannot be had
 */
export async function verifyToken(
  signed: string,
  { key, algorithm, audience, seconds, now }: Expected,
): Promise<JWTPayload> {
  const options = {
    algorithms: [algorithm],
    audience,
    maxTokenAge: seconds,
    clockTolerance: CLOCK_SECONDS,
    currentDate: now,
  };
  try {
    const { payload } =
      key instanceof Uint8Array
        ? await jwtVerify(signed, key, options)
        : await jwtVerify(signed, key, options);
    return payload;
  } catch (error) {
    throw asRefusal(error);
  }
}

/** What is wrong with a token, or with the keys that it is verified with, as a refusal; what is our own fault as it is. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof FetchFailed) {
    log().warn({ err: error }, 'the keys that tokens are verified with cannot be had');
    return new TokenRefused('the keys cannot be had', { cause: error });
  }
  return error instanceof errors.JOSEError ? new TokenRefused(error.code, { cause: error }) : error;
}

const MOST_BYTES = 64 * 1024;
const known = new Map<string, Keys>();

/**
 * The public keys at an address (JWKS) that stands in the settings: kept for ten minutes, and read anew where a token names one that is not among them, but
 * not more than twice a minute.
 */
export function keysAt(address: string): Keys {
  const keys = known.get(address) ?? createRemoteJWKSet(new URL(address), { [customFetch]: fetchKeys });
  known.set(address, keys);
  return keys;
}

/** What is answered at such an address, and nowhere that leads from there. */
export async function fetchKeys(address: string, { signal }: { signal: AbortSignal }): Promise<Response> {
  const answer = await guardedFetch(address, { signal, mostBytes: MOST_BYTES, trusted: true });
  return isSuccess(answer) ? new Response(new Uint8Array(answer.body)) : new Response(null, { status: 502 });
}
