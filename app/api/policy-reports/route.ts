import { log } from '@/lib/platform/log';
import { countHere, type Limit } from '@/lib/platform/rate-limits';
import { readPolicyReports, REPORT_BYTES } from '@/lib/web/http/policy-report';
import { REQUEST_ID_HEADER } from '@/lib/web/http/internal-headers';
import { problemResponse, toAppError } from '@/lib/web/http/problem';
import { requestAddress } from '@/lib/web/http/request-address';

/** Reports from one network, and in all: nobody fills the log. */
const PER_ADDRESS: Limit = { name: 'policy-report-address', points: 20, seconds: 60 * 60 };
const IN_ALL: Limit = { name: 'policy-report', points: 600, seconds: 60 * 60 };

/** Where browsers say that our content policy has kept a page from something: a line in the log for each. */
export async function POST(request: Request): Promise<Response> {
  try {
    await countHere(PER_ADDRESS, await requestAddress());
    await countHere(IN_ALL, 'all');
    for (const policyReport of readPolicyReports(await beginningOf(request)))
      log().warn({ policyReport }, 'the content policy kept a page from something');
    return new Response(null, { status: 204 });
  } catch (error) {
    return problemResponse(toAppError(error, request.headers.get(REQUEST_ID_HEADER)));
  }
}

/** The text of a request, as far as a report may be long; of a longer one nothing. */
async function beginningOf({ body }: Request): Promise<string> {
  if (!body) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > REPORT_BYTES) return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
