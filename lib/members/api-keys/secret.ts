import { createHash, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const SECRET = /^trialogue_([0-9a-f]{64})([0-9a-f]{8})$/;

const checksumOf = (random: string): string => crc32(random).toString(16).padStart(8, '0');

/**
 * A new secret of a key: 256 random bits between a prefix by which programs that look for leaked secrets know it, and a checksum by
 * which what is none is turned away without a look into the database.
 */
export function newSecret(): string {
  const random = randomBytes(32).toString('hex');
  return `trialogue_${random}${checksumOf(random)}`;
}

/** Whether a text can be the secret of a key. */
export function isSecret(text: string): boolean {
  const [, random, checksum] = SECRET.exec(text) ?? [];
  return random !== undefined && checksumOf(random) === checksum;
}

/** What a secret is found by: with so many random bits nobody finds it by trying. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** What the database keeps of it: what it is found by, and how it ends, as the desk shows it. */
export const keptOf = (secret: string) => ({
  secretHash: hashSecret(secret),
  secretEnding: secret.slice(-4),
});
