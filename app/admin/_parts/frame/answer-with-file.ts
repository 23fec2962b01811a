import { withQuery } from '@/app/_ui/with-query';
import { isForStaff, noteRefusal } from '@/lib/members/security-events/note-refusal';
import type { Viewer } from '@/lib/members/viewer';
import { AppError } from '@/lib/platform/errors';
import { leadTo } from '@/lib/web/http/lead-to';
import { requestAddress } from '@/lib/web/http/request-address';
import { currentViewer } from '@/lib/web/session/viewer';

/**
 * A file for the desk. Whoever has to sign in, or to show first that it is they, is led there, and then to `here`, a path, again;
 * to anybody else there is nothing at this address.
 */
export async function answerWithFile(
  here: string,
  make: (viewer: Viewer) => Promise<Response>,
): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return leadTo(withQuery('/sign-in', { callbackUrl: here }));
  try {
    return await make(viewer);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'proof-needed') return leadTo(withQuery('/prove', { next: here }));
    if (isForStaff(error)) noteRefusal({ viewer, address: await requestAddress() });
    return new Response(null, { status: error.status === 403 ? 404 : error.status });
  }
}
