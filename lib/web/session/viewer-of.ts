import { findViewer } from '@/lib/members/find-viewer';
import type { Viewer } from '@/lib/members/viewer';
import { sessionTokenIn } from './session-seal';

/**
 * Whom a `Cookie` header names, as things stand now, or null: for what is answered before Next. Pages and actions ask `currentViewer`.
 * @param unasked whether nobody asked for it but a page that is open
 * @throws 503 when the database is away
 */
export async function viewerOf(
  cookie: string | undefined,
  { unasked = false }: { unasked?: boolean } = {},
): Promise<Viewer | null> {
  const sessionToken = await sessionTokenIn(cookie);
  return sessionToken ? findViewer({ sessionToken, unasked }) : null;
}
