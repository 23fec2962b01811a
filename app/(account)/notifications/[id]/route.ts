import { withQuery } from '@/app/_ui/with-query';
import { AppError } from '@/lib/platform/errors';
import { openNotice } from '@/lib/outreach/notices/inbox/open-notice';
import { leadTo } from '@/lib/web/http/lead-to';
import { currentViewer } from '@/lib/web/session/viewer';

type RouteContext = { params: Promise<{ id: string }> };

/**
 * Leads to what a notice is about, from the list and from its letter. Whoever goes there has seen it. Who has to sign in first
 * comes to the notice in the list: what a form leads to must be a page.
 */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { id } = await params;
  const viewer = await currentViewer();
  if (!viewer) return leadTo(withQuery('/sign-in', { callbackUrl: `/notifications#notice-${id}` }));
  try {
    const { path } = await openNotice({ viewer, id, seen: isGoingThere(request) });
    return leadTo(path);
  } catch (error) {
    // Not theirs, or forgotten: what they have is in the list.
    if (error instanceof AppError && error.status === 404) return leadTo('/notifications');
    throw error;
  }
}

/** Browsers and programs that fetch a page in case somebody goes there say so: nobody has seen anything then. */
function isGoingThere({ method, headers }: Request): boolean {
  const purpose = `${headers.get('sec-purpose') ?? ''} ${headers.get('purpose') ?? ''} ${headers.get('x-moz') ?? ''}`;
  return method === 'GET' && !/prefetch|prerender|preview/i.test(purpose);
}
