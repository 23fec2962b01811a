import { createHmac, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/platform/env';
import { isId } from '@/lib/platform/ids';

/**
 * What the links of letters carry: which row they are about, and our signature. Nothing in the database lets anybody make one.
 * @param purpose what such links are for: one for another purpose is none of these
 */
export const signedTokens = (purpose: string) => {
  // The secret signs other things too: what is signed here can be taken for none of them.
  const signatureOf = (id: string): string =>
    createHmac('sha256', env().SESSION_SECRET).update(`${purpose}\n${id}`).digest('base64url');
  return {
    tokenFor: (id: string): string => `${id}.${signatureOf(id)}`,
    /** The id in a token of ours; null for any other text. */
    idIn(token: string): string | null {
      const [, id = '', signature = ''] = /^([\w-]{36})\.([\w-]{43})$/.exec(token) ?? [];
      if (!isId(id)) return null;
      const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(id))];
      return given.length === right.length && timingSafeEqual(given, right) ? id : null;
    },
  };
};
