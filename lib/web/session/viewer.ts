import { headers } from 'next/headers';
import { cache } from 'react';
import type { Viewer } from '@/lib/members/viewer';
import { UNASKED_HEADER } from '../http/internal-headers';
import { readSessionCookies } from './session-cookie';
import { firstViewer } from './viewer-of';

/**
 * Who is asking, or null. The one place where a request becomes a person: the cookie says which session, the database
 * says, on every request, whose it is and what they may do. A page, its parts and its action share one look.
 * @throws 503 when the database is away
 */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const unasked = (await headers()).has(UNASKED_HEADER);
  return firstViewer(await readSessionCookies(), unasked);
});
