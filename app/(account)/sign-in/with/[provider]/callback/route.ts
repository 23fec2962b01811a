import { leadTo } from '@/lib/web/http/lead-to';
import { returnFrom } from '@/lib/web/outside/leave-and-return';

type RouteContext = { params: Promise<{ provider: string }> };

/** Where people come back to from elsewhere: they are signed in, or choose a name. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { provider } = await params;
  return leadTo(await returnFrom(provider, new URL(request.url).search));
}
