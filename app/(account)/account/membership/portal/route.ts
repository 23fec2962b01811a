import { withQuery } from '@/app/_ui/with-query';
import { openPortal } from '@/lib/members/stripe/open-portal';
import { leadTo } from '@/lib/web/http/lead-to';
import { REQUEST_ID_HEADER } from '@/lib/web/http/internal-headers';
import { problemResponse, toAppError } from '@/lib/web/http/problem';
import { currentViewer } from '@/lib/web/session/viewer';

/** Leads a member to their bills at Stripe, where they change or cancel what they pay. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return leadTo(withQuery('/sign-in', { callbackUrl: '/account/membership' }));
  try {
    return leadTo(await openPortal({ viewer }));
  } catch (error) {
    const said = toAppError(error, request.headers.get(REQUEST_ID_HEADER));
    if (said.code === 'payments-away') return leadTo(withQuery('/account/membership', { back: 'portal' }));
    if (said.status === 404) return leadTo('/account/membership');
    return problemResponse(said);
  }
}
