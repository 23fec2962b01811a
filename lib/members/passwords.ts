import { hash, verify, type Algorithm } from '@node-rs/argon2';

// OWASP's first choice of parameters: 19 MiB, two passes, one lane.
const COST = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** What is kept of a password. Takes as long as `verifyPassword`. */
export function hashPassword(password: string): Promise<string> {
  return hash(canonical(password), COST);
}

/**
 * Whether the password is the one that `passwordHash` was made of. With `null`, for an account that does not exist,
 * the answer is no, and takes just as long.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const right = await verify(passwordHash ?? (await decoyHash()), canonical(password));
  return right && passwordHash !== null;
}

let decoy: Promise<string> | undefined;

function decoyHash(): Promise<string> {
  decoy ??= hashPassword('nobody has this password');
  return decoy;
}

/** Keyboards differ in how they compose a letter; the person who types does not see it. */
const canonical = (password: string) => password.normalize('NFKC');
