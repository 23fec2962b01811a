import type { IncomingMessage } from 'node:http';
import { allowedMethods, looksAtOrigin } from '../api/allowed-methods';
import { isOwnOrigin } from '../http/origin';
import { FOREIGN_FORM, UNREADABLE, type PlainAnswer } from './plain-answer';

const READING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Why a request is not for what lies behind the entry, if it is not: a method that a call of the API does not take, or
 * something for a page that did not come from a page of ours. (Calls of the API look at their own origin: a sign-up needs none.)
 * The address is legal: see `isLegalAddress`.
 */
export function refusalOf({ method = '', url = '', headers }: IncomingMessage, appUrl: string) {
  const path = pathOf(url);
  // Next writes into its log which action it does not know: what cannot be the id of one is not for it.
  const action = headers['next-action'];
  if (action !== undefined && !/^[0-9a-f]{1,64}$/.test(String(action))) return UNREADABLE;
  const wrong = wrongMethod(method, path);
  if (wrong || READING.includes(method) || looksAtOrigin(path)) return wrong;
  const { origin } = headers;
  return origin !== undefined && isOwnOrigin(origin, appUrl) ? undefined : FOREIGN_FORM;
}

/**
 * Next holds a form's origin against the host that was asked, which a proxy may have replaced by its own name for us. The
 * origin has been found to be ours above, so its host is the one that the person asked.
 */
export function vouchForOrigin({ method = '', url = '', headers }: IncomingMessage): void {
  if (looksAtOrigin(pathOf(url)) || READING.includes(method) || !headers.origin) return;
  headers['x-forwarded-host'] = new URL(headers.origin).host;
}

const pathOf = (url: string): string => url.split('?', 1)[0] ?? '';

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
