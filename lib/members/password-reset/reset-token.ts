import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/platform/env';
import { isId } from '@/lib/platform/ids';

/** What the link of a letter carries: which request it answers, and our signature. Nothing in the database lets anybody make one. */
export const resetToken = (resetId: string): string => `${resetId}.${signatureOf(resetId)}`;

/** The request that a token of ours answers; null for any other text. */
export function readResetToken(token: string): string | null {
  const [, resetId = '', signature = ''] = /^([\w-]{36})\.([\w-]{43})$/.exec(token) ?? [];
  if (!isId(resetId)) return null;
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(resetId))];
  return given.length === right.length && timingSafeEqual(given, right) ? resetId : null;
}

function signatureOf(resetId: string): string {
  // The secret signs other things too: what is signed here can be taken for none of them.
  return createHmac('sha256', env().SESSION_SECRET).update(`password-reset\n${resetId}`).digest('base64url');
}
