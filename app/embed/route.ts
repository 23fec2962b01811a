import { articlePath } from '@/app/_ui/article-path';
import { withQuery } from '@/app/_ui/with-query';
import { discoverArticle } from '@/lib/articles/discovery/discover-article';
import { findNamed } from '@/lib/articles/find-named';
import { articleName } from '@/lib/articles/schemas';
import { requestAddress } from '@/lib/web/http/request-address';

const leadTo = (location: string) => new Response(null, { status: 307, headers: { location } });

/**
 * Leads to the discussion of an article here, by whichever name somebody has for it: for links on pages that know no more. It is no page,
 * and stands in no frame.
 */
export async function GET(request: Request): Promise<Response> {
  const name = articleName.safeParse(new URL(request.url).searchParams.get('article'));
  if (!name.success) return new Response(null, { status: 404 });
  const article = name.data;
  const [known] = await findNamed({ names: [article] });
  const found = known ?? (await discoverArticle({ address: article, asker: await requestAddress() }));
  if (found === 'later') return leadTo(withQuery('/embed/-/opening', { article }));
  if (found === 'none') return new Response(null, { status: 404 });
  return leadTo(`${articlePath(found.slug)}#comments`);
}
