import { createHash } from 'node:crypto';

/** What a limit knows an account by, whether there is one or not: the address itself is not kept there. */
export function accountKey(emailFolded: string): string {
  return createHash('sha256').update(emailFolded).digest('base64url');
}
