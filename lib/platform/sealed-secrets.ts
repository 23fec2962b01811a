import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { env } from './env';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Secrets as the database keeps them: AES-256-GCM under a key that is made of `SESSION_SECRET`.
 * @param what they are; of each kind the key is another
 */
export function sealedSecrets(what: string) {
  const key = () =>
    Buffer.from(hkdfSync('sha256', env().SESSION_SECRET, '', `trialogue: secrets of ${what}`, 32));
  return {
    /** Seals a secret for whom or what has this id alone. */
    seal(secret: string, id: string): string {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, key(), iv).setAAD(Buffer.from(id));
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
    },

    /** What was sealed for this id; null where it was not, or under another `SESSION_SECRET`. */
    open(sealed: string, id: string): string | null {
      const bytes = Buffer.from(sealed, 'base64url');
      try {
        const decipher = createDecipheriv(CIPHER, key(), bytes.subarray(0, IV_BYTES))
          .setAAD(Buffer.from(id))
          .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        return (
          decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
        );
      } catch {
        return null;
      }
    },
  };
}
