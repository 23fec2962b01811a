import { answerCall } from '../api/answer-call';
import type { Call } from '../api/call';

type Context = { params: Promise<Record<string, unknown>> };

/** A body that is over as it begins. */
const noBody = () => new ReadableStream({ start: (stream) => stream.close() });

/** Answers a request by one call, as the entry would have it answered, with what the router would have found in its path. */
export const doorOf =
  (call: Pick<Call, keyof Call>) =>
  async (request: Request, { params }: Context): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const { status, headers, body } = await answerCall(call, {
      method: request.method,
      url: pathname + search,
      headers: Object.fromEntries(request.headers),
      params: await params,
      // Node's streams can be iterated over; the types of the DOM do not know it.
      body: (request.body ?? noBody()) as unknown as AsyncIterable<Uint8Array>,
    });
    return new Response(body, { status, headers });
  };
