import { countHere, type Limit } from '@/lib/platform/rate-limits';
import { takeGhostEvent } from '@/lib/articles/ghost/take-ghost-event';
import { REQUEST_ID_HEADER } from '@/lib/web/http/internal-headers';
import { problemResponse, toAppError } from '@/lib/web/http/problem';
import { requestAddress } from '@/lib/web/http/request-address';

/** What a signature is weighed for, from one network: a newsroom saves posts less often. */
const PER_ADDRESS: Limit = { name: 'ghost-address', points: 600, seconds: 60 };

/** Where Ghost says that something happened to a post (its webhooks): it comes from no page, and is known by its signature alone. */
export async function POST(request: Request): Promise<Response> {
  try {
    await countHere(PER_ADDRESS, await requestAddress());
    const raw = new Uint8Array(await request.arrayBuffer());
    await takeGhostEvent({ raw, signature: request.headers.get('x-ghost-signature') });
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return problemResponse(toAppError(error, request.headers.get(REQUEST_ID_HEADER)));
  }
}
