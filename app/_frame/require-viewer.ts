import { redirect } from 'next/navigation';
import { withQuery } from '@/app/_ui/with-query';
import type { Viewer } from '@/lib/members/viewer';
import { currentViewer } from '@/lib/web/session/viewer';

/** Who asks for a page; whoever is not signed in is sent to sign in, and comes back to `here`, a path. */
export async function requireViewer(here: string): Promise<Viewer> {
  return (await currentViewer()) ?? redirect(withQuery('/sign-in', { callbackUrl: here }));
}
