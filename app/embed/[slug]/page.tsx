import type { Metadata } from 'next';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { articlePath } from '@/app/_ui/article-path';
import { Page } from '@/app/_ui/page';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { readThreadQuery, type SearchParams } from '@/app/(site)/_components/thread-query';
import { Comments } from '@/app/(site)/articles/[slug]/_components/comments';
import { readArticle } from '@/lib/articles/read-article';
import { writtenIn } from '@/lib/language/locales';
import { declareCacheTags } from '@/lib/web/page-cache/cache-tags';
import { pageParams } from '@/lib/web/http/page-params';

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await pageParams(params);
  const { title, address } = await orNotFound(readArticle({ slug }));
  return { title, alternates: { canonical: address ?? articlePath(slug) }, robots: { index: false } };
}

/** The discussion of an article that is read around it: all that stands below the article on its own page. */
export default async function EmbeddedDiscussion({ params, searchParams }: Props) {
  const { slug } = await pageParams(params);
  const article = await orNotFound(readArticle({ slug }));
  await declareCacheTags([`article:${article.id}`, 'articles', 'policy']);
  return (
    <PageFrame returnTo={articlePath(slug)}>
      <Page>
        <h1 {...writtenIn(article.language)}>
          <VisuallyHidden>{article.title}</VisuallyHidden>
        </h1>
        <Comments article={article} query={readThreadQuery(await searchParams)} />
      </Page>
    </PageFrame>
  );
}
