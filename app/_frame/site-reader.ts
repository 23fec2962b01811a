import type { Viewer } from '@/lib/members/viewer';
import { isForMembers } from '@/lib/web/session/audience';
import { currentViewer } from '@/lib/web/session/viewer';

/**
 * Whom a page of the site is made for: somebody who is signed in, any member in good standing (a copy that is kept for all of them
 * and holds nothing of any), or, null, anybody.
 */
export type SiteReader = Viewer | 'member' | null;

export const currentSiteReader = async (): Promise<SiteReader> =>
  (await isForMembers()) ? 'member' : currentViewer();
