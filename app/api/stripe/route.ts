import { countHere, type Limit } from '@/lib/platform/rate-limits';
import { takeEvent } from '@/lib/members/stripe/take-event';
import { REQUEST_ID_HEADER } from '@/lib/web/http/internal-headers';
import { problemResponse, toAppError } from '@/lib/web/http/problem';
import { requestAddress } from '@/lib/web/http/request-address';

/** What a signature is weighed for, from one network: Stripe sends much less, and what is turned away it sends again. */
const PER_ADDRESS: Limit = { name: 'stripe-address', points: 1_200, seconds: 60 };

/** Where Stripe says that something happened there (a webhook): it comes from no page, and is known by its signature alone. */
export async function POST(request: Request): Promise<Response> {
  try {
    await countHere(PER_ADDRESS, await requestAddress());
    const raw = new Uint8Array(await request.arrayBuffer());
    await takeEvent({ raw, signature: request.headers.get('stripe-signature') });
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  } catch (error) {
    return problemResponse(toAppError(error, request.headers.get(REQUEST_ID_HEADER)));
  }
}
