import { checkDatabase } from '@/lib/platform/check-database';
import { problemResponse, toAppError } from '@/lib/web/http/problem';

export async function GET(): Promise<Response> {
  try {
    await checkDatabase();
    return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'private, no-store' } });
  } catch (error) {
    return problemResponse(toAppError(error, null));
  }
}
