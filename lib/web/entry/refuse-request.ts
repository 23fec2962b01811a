import type { IncomingMessage } from 'node:http';
import { allowedMethods } from '../api/allowed-methods';
import { isOwnOrigin } from '../origin';
import { FOREIGN_FORM, type PlainAnswer } from './plain-answer';

const READING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Why a request is not for what lies behind the entry, if it is not: a method that a call of the API does not take, or
 * something for a page that did not come from a page of ours. (Calls of the API look at their own origin: a sign-up needs none.)
 */
export function refusalOf({ method = '', url = '', headers }: IncomingMessage, appUrl: string) {
  const path = url.split('?', 1)[0] ?? '';
  if (path.startsWith('/api/')) return wrongMethod(method, path);
  if (READING.includes(method)) return undefined;
  const { origin } = headers;
  return origin !== undefined && isOwnOrigin(origin, appUrl) ? undefined : FOREIGN_FORM;
}

/**
 * Next holds a form's origin against the host that was asked, which a proxy may have replaced by its own name for us. The
 * origin has been found to be ours above, so its host is the one that the person asked.
 */
export function vouchForOrigin({ method = '', url = '', headers }: IncomingMessage): void {
  if (url.startsWith('/api/') || READING.includes(method) || !headers.origin) return;
  headers['x-forwarded-host'] = new URL(headers.origin).host;
}

function wrongMethod(method: string, path: string): PlainAnswer | undefined {
  const allowed = allowedMethods(path);
  if (!allowed || allowed.includes(method)) return undefined;
  return {
    status: 405,
    code: 'method-not-allowed',
    message: `This call takes ${allowed.join(', ')}, and not ${method}.`,
    headers: { allow: allowed.join(', ') },
  };
}
