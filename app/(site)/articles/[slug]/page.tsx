import type { Metadata } from 'next';
import { feedLinks } from '@/app/_frame/feed-links';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { articlePath } from '@/app/_ui/article-path';
import { Page } from '@/app/_ui/page';
import { readArticle } from '@/lib/articles/read-article';
import type { ArticleView } from '@/lib/articles/schemas';
import { declareCacheTags } from '@/lib/web/page-cache/cache-tags';
import { pageParams } from '@/lib/web/http/page-params';
import { readThreadQuery, type SearchParams } from '../../_components/thread-query';
import { Article } from './_components/article';
import { Comments } from './_components/comments';
import { NextStory } from './_components/next-story';

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await pageParams(params);
  return describe(await orNotFound(readArticle({ slug })));
}

export default async function ArticlePage({ params, searchParams }: Props) {
  const { slug } = await pageParams(params);
  const article = await orNotFound(readArticle({ slug }));
  await declareCacheTags([`article:${article.id}`, 'articles', 'policy']);
  return (
    <PageFrame returnTo={articlePath(slug)}>
      <Page>
        <Article article={article} />
        <Comments article={article} query={readThreadQuery(await searchParams)} />
        <NextStory article={article} />
      </Page>
    </PageFrame>
  );
}

function describe({ slug, address, title, standfirst, publishedAt, picture, byline }: ArticleView): Metadata {
  // Where it is read is where a search engine should lead.
  const canonical = address ?? articlePath(slug);
  const images = picture
    ? [{ url: picture.src, width: picture.width, height: picture.height, alt: picture.alt }]
    : [];
  return {
    title,
    description: standfirst,
    alternates: { canonical, ...feedLinks(canonical) },
    authors: [{ name: byline }],
    openGraph: {
      type: 'article',
      title,
      description: standfirst,
      url: canonical,
      publishedTime: publishedAt,
      images,
    },
    twitter: { card: 'summary_large_image' },
  };
}
