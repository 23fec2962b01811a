import type { IncomingMessage } from 'node:http';
import { isOfApi } from '../api/router';
import { framingOf } from '../embed/framing';
import { bearerIn } from '../session/bearer';

// next-auth adds a prefix on https and a number when it splits a long one: any cookie that has this in its name counts.
const SESSION_COOKIE = 'trialogue.session';
/** Counts in a frame alone. */
const FRAME_COOKIE = 'trialogue.frame';

/**
 * Who reads: `anyone`, whom the kept page is for, or `someone`, whose cookie may name a session. Null when nothing is read, or it is
 * read by a key of the API, which is counted and answered by itself. Only a
 * session makes a person: what else a request says of itself (Authorization on a page, the headers of Next's own scripts, which no kept page
 * has) buys nobody a page of their own.
 */
export function audienceOf({ method, url = '', headers }: IncomingMessage): 'anyone' | 'someone' | null {
  if (method !== 'GET' && method !== 'HEAD') return null;
  if (headers.authorization !== undefined && isOfApi(url) && bearerIn(headers) !== null) return null;
  const { cookie } = headers;
  if (cookie === undefined) return 'anyone';
  const isSomeone =
    cookie.includes(SESSION_COOKIE) || (cookie.includes(FRAME_COOKIE) && framingOf(url) !== null);
  return isSomeone ? 'someone' : 'anyone';
}
