import { randomBytes, randomInt } from 'node:crypto';
import { hashRaw, type Algorithm } from '@node-rs/argon2';
import { inGroups, RECOVERY_CODES } from './rules';

// Crockford's: no letter is taken for another, or for a digit.
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 10;

/** As OWASP has it for passwords: 50 random bits are too few for a plain hash. */
const COST = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** What the database keeps of a member's codes: one salt for all of them, so that an attempt is one hash, and a digest of each. */
export type KeptCodes = { salt: string; digests: string[] };

/** New codes, as they are shown once, and what is kept of them. */
export async function newRecoveryCodes(): Promise<{ codes: string[]; kept: KeptCodes }> {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    inGroups(Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join(''), 5, '-'),
  );
  const salt = randomBytes(16).toString('base64url');
  const digests = await Promise.all(codes.map((code) => digestOf(readRecoveryCode(code) ?? code, salt)));
  return { codes, kept: { salt, digests } };
}

/** A code as somebody typed it, in the one spelling that it is known by; null for what is none. */
export function readRecoveryCode(typed: string): string | null {
  const code = typed.toLowerCase().replace(/[\s-]/g, '').replaceAll('o', '0').replace(/[il]/g, '1');
  return code.length === LENGTH && [...code].every((letter) => LETTERS.includes(letter)) ? code : null;
}

export const digestOf = async (code: string, salt: string): Promise<string> =>
  (await hashRaw(code, { ...COST, salt: Buffer.from(salt, 'base64url') })).toString('base64url');
