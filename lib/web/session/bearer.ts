import type { IncomingHttpHeaders } from 'node:http';

/**
 * The bearer token of a request; null where it sends none. What else may stand in `Authorization`, such as the password that a proxy
 * before us asks for, is none of ours.
 */
export function bearerIn({ authorization = '' }: IncomingHttpHeaders): string | null {
  return /^bearer(?: |$)/i.test(authorization) ? authorization.slice('bearer'.length).trim() : null;
}
