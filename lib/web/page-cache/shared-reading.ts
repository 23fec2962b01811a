import type { IncomingMessage } from 'node:http';

// next-auth adds a prefix on https and a number when it splits a long one: any cookie that has this in its name counts.
const SESSION_COOKIE = 'trialogue.session';

// Next's own requests for a part of a page.
const FOR_PARTS = [
  'rsc',
  'next-action',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-url',
] as const;

/** Whether a request may be answered with what is the same for every reader. When in doubt, it may not. */
export function isSharedReading({ method, headers }: IncomingMessage): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (headers.authorization !== undefined) return false;
  if (headers.cookie?.includes(SESSION_COOKIE)) return false;
  return FOR_PARTS.every((name) => headers[name] === undefined);
}
