import { headers } from 'next/headers';
import type { Viewer } from '@/lib/members/viewer';
import { unauthenticated } from '@/lib/platform/errors';
import { currentViewer } from '@/lib/web/session/viewer';

/**
 * The viewer, for an action whose form holds what somebody typed.
 * @throws 401 when their session ended meanwhile, in words that say how to go on from the form as it is
 */
export function stillSignedIn(viewer: Viewer | null): Viewer {
  if (viewer) return viewer;
  throw unauthenticated('form');
}

/**
 * Whether the page answers a form that was sent by somebody who is no longer signed in. What they typed is then in the form's
 * state and, without script, nowhere else: a page that led them away to sign in would lose it.
 */
export async function isFormOfSignedOut(): Promise<boolean> {
  if (await currentViewer()) return false;
  return (await headers()).get('content-type')?.startsWith('multipart/form-data') ?? false;
}
