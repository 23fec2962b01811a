import type { Scope } from '@/lib/members/api-keys/schemas';
import { CALLS_PER_KEY } from '@/lib/members/api-keys/rules';
import { findCaller, type Caller } from '@/lib/members/api-keys/find-caller';
import { AppError, forbidden } from '@/lib/platform/errors';
import { allowedUses, countHere } from '@/lib/platform/rate-limits';
import type { Contract } from './call';

/** What an answer to a key says besides: how many calls it has left. Filled in as far as that is known. */
export type KeyHeaders = Record<string, string>;

/**
 * Who calls by a key, which is counted, and may do what its scopes say.
 * @throws 401 for what is no key that works; 403 `not-by-key` where a person has to do it, `scope-missing`; 429
 */
export async function callerByKey(
  secret: string,
  { scope = null }: Pick<Contract, 'scope'>,
  headers: KeyHeaders,
): Promise<Caller> {
  const caller = await findCaller({ secret });
  await countCall(caller.key.id, headers);
  if (scope === null) throw forbidden('not-by-key');
  if (!caller.key.scopes.includes(scope))
    throw forbidden('scope-missing', { facts: { scope }, details: { scope } });
  return caller;
}

async function countCall(keyId: string, headers: KeyHeaders): Promise<void> {
  headers['ratelimit-limit'] = String(allowedUses(CALLS_PER_KEY.points));
  try {
    const { left, seconds } = await countHere(CALLS_PER_KEY, keyId);
    headers['ratelimit-remaining'] = String(left);
    headers['ratelimit-reset'] = String(seconds);
  } catch (error) {
    if (!(error instanceof AppError) || error.retryAfterSeconds === undefined) throw error;
    headers['ratelimit-remaining'] = '0';
    headers['ratelimit-reset'] = String(error.retryAfterSeconds);
    throw error;
  }
}

/**
 * What a program is told in `WWW-Authenticate` (RFC 6750): what it has to send, and what was wrong with what it sent.
 * @param byKey whether it sent a key
 */
export function challengeOf({ status, code, facts }: AppError, byKey: boolean): Record<string, string> {
  if (code === 'scope-missing')
    return { 'www-authenticate': `Bearer error="insufficient_scope", scope="${facts.scope as Scope}"` };
  if (status !== 401) return {};
  return { 'www-authenticate': byKey ? 'Bearer error="invalid_token"' : 'Bearer' };
}
