import { findViewer } from '@/lib/members/find-viewer';
import type { Viewer } from '@/lib/members/viewer';
import { sessionTokensIn } from './session-seal';

/**
 * Whom a `Cookie` header names, as things stand now, or null: for what is answered before Next. Pages and actions ask `currentViewer`.
 * @param unasked whether nobody asked for it but a page that is open
 * @param inFrame whether the session of a frame on another site counts as well
 * @throws 503 when the database is away
 */
export async function viewerOf(
  cookie: string | undefined,
  { unasked = false, inFrame = false }: { unasked?: boolean; inFrame?: boolean } = {},
): Promise<Viewer | null> {
  return firstViewer(await sessionTokensIn(cookie, inFrame), unasked);
}

/** Whose the first of some sessions is that lives, or null. */
export async function firstViewer(sessionTokens: string[], unasked: boolean): Promise<Viewer | null> {
  for (const sessionToken of sessionTokens) {
    const viewer = await findViewer({ sessionToken, unasked });
    if (viewer) return viewer;
  }
  return null;
}
