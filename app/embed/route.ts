import { articlePath } from '@/app/_ui/article-path';
import { findNamed } from '@/lib/articles/find-named';
import { articleName } from '@/lib/articles/schemas';

/**
 * Leads to the discussion of an article here, by whichever name somebody has for it: for links on pages that know no more. It is no page,
 * and stands in no frame.
 */
export async function GET(request: Request): Promise<Response> {
  const name = articleName.safeParse(new URL(request.url).searchParams.get('article'));
  const [found] = name.success ? await findNamed({ names: [name.data] }) : [];
  if (!found) return new Response(null, { status: 404 });
  return new Response(null, { status: 307, headers: { location: `${articlePath(found.slug)}#comments` } });
}
