import { unsubscribe } from '@/lib/outreach/mail/unsubscribe';
import { problemResponse, toAppError } from '@/lib/web/http/problem';
import { REQUEST_ID_HEADER } from '@/lib/web/http/internal-headers';

type RouteContext = { params: Promise<{ token: string }> };

/**
 * Where a mail program's own "unsubscribe" goes (RFC 8058): it posts without a cookie, and from no page, so that it is not asked
 * for an origin. The token in the address is all that it takes.
 */
export async function POST(request: Request, { params }: RouteContext): Promise<Response> {
  try {
    await unsubscribe({ token: (await params).token });
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return problemResponse(toAppError(error, request.headers.get(REQUEST_ID_HEADER)));
  }
}

/** A person who opens the same address is shown what it does first. */
export async function GET(_request: Request, { params }: RouteContext): Promise<Response> {
  const { token } = await params;
  const location = `/unsubscribe/${encodeURIComponent(token)}`;
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}
