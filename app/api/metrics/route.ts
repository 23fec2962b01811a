import { readMetrics } from '@/lib/web/metrics';
import { assertFromOwnMachine } from '@/lib/web/own-machine';
import { problemResponse, toAppError } from '@/lib/web/problem';

export async function GET(): Promise<Response> {
  try {
    await assertFromOwnMachine();
    const { contentType, text } = await readMetrics();
    return new Response(text, {
      headers: { 'content-type': contentType, 'cache-control': 'private, no-store' },
    });
  } catch (error) {
    return problemResponse(toAppError(error, null));
  }
}
