import { withQuery } from '@/app/_ui/with-query';
import { comeBack } from '@/lib/members/stripe/come-back';
import { leadTo } from '@/lib/web/http/lead-to';
import { REQUEST_ID_HEADER } from '@/lib/web/http/internal-headers';
import { problemResponse, toAppError } from '@/lib/web/http/problem';
import { currentViewer } from '@/lib/web/session/viewer';

/** Where Stripe sends somebody who has paid: it is asked what became of that, and their page says so. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await currentViewer();
  if (!viewer) return leadTo(withQuery('/sign-in', { callbackUrl: '/account/membership/paid' }));
  try {
    return leadTo(withQuery('/account/membership', { back: await comeBack({ viewer }) }));
  } catch (error) {
    return problemResponse(toAppError(error, request.headers.get(REQUEST_ID_HEADER)));
  }
}
