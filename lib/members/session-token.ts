import { createHash, randomBytes } from 'node:crypto';

/** A new opaque session id: 256 random bits. It lives in the member's cookie and nowhere else. */
export function newSessionToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the database keeps of a session id: enough to recognise it, useless to whoever reads the table. */
export function hashSessionToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
