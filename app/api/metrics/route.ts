import { notFound } from '@/lib/platform/errors';
import { env } from '@/lib/platform/env';
import { readMetrics } from '@/lib/web/metrics/metrics';
import { mayReadMetrics } from '@/lib/web/metrics/metrics-reader';
import { problemResponse, toAppError } from '@/lib/web/http/problem';
import { requestAddress } from '@/lib/web/http/request-address';

export async function GET({ headers }: Request): Promise<Response> {
  try {
    const { METRICS_TOKEN: token, TRUSTED_PROXY_HOPS: hops } = env();
    if (!mayReadMetrics({ headers, address: await requestAddress(), token, hops }))
      throw notFound('resource');
    const { contentType, text } = await readMetrics();
    return new Response(text, {
      headers: { 'content-type': contentType, 'cache-control': 'private, no-store' },
    });
  } catch (error) {
    return problemResponse(toAppError(error, null));
  }
}
