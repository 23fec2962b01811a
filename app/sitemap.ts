import type { MetadataRoute } from 'next';
import { listAddresses } from '@/lib/articles/list-addresses';
import { listTopics } from '@/lib/articles/list-topics';
import { declareCacheTags } from '@/lib/web/page-cache/cache-tags';
import { env } from '@/lib/platform/env';
import { articlePath } from './_ui/article-path';
import { topicPath } from './_ui/topic-path';

export const dynamic = 'force-dynamic';

const PAGES = ['/', '/policy', '/how-peer-review-works', '/transparency', '/privacy', '/docs/api'];

/** What there is to be found by search engines: the pages about us, the articles, and what they are about. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  await declareCacheTags(['articles']);
  const [articles, topics] = await Promise.all([listAddresses(), listTopics()]);
  const at = (path: string) => new URL(path, env().APP_URL).href;
  return [
    ...PAGES.map((path) => ({ url: at(path) })),
    ...articles.map(({ slug, updatedAt }) => ({ url: at(articlePath(slug)), lastModified: updatedAt })),
    ...topics.flatMap((topic) => topicPath(topic) ?? []).map((path) => ({ url: at(path) })),
  ];
}
