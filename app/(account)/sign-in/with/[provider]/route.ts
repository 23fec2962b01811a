import { leadTo } from '@/lib/web/http/lead-to';
import { leaveFor } from '@/lib/web/outside/leave-and-return';

type RouteContext = { params: Promise<{ provider: string }> };

/** Leads to where somebody signs in elsewhere. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { provider } = await params;
  return leadTo(await leaveFor(provider, new URL(request.url).searchParams.get('callbackUrl')));
}
