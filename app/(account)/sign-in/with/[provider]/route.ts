import { leaveFor } from '@/lib/web/outside/leave-and-return';

type RouteContext = { params: Promise<{ provider: string }> };

/** Leads to where somebody signs in elsewhere. */
export async function GET(request: Request, { params }: RouteContext): Promise<Response> {
  const { provider } = await params;
  return leadTo(await leaveFor(provider, new URL(request.url).searchParams.get('callbackUrl')));
}

const leadTo = (location: string) =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'private, no-store' } });
