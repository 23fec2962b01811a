import type { Viewer } from '@/lib/members/viewer';
import { conflict, unauthenticated } from '@/lib/platform/errors';

/**
 * What somebody wrote is sent as theirs only, whoever is signed in by now.
 * @param writer the id of the member on whose page it was written, where the request says so
 * @throws 401, 409 `other-writer`
 */
export function assertWrittenBy(viewer: Viewer | null, writer: string | null | undefined): void {
  if (!writer || viewer?.id === writer) return;
  throw viewer ? conflict('other-writer') : unauthenticated('form');
}
