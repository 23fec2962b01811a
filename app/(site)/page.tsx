import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { feedLinks } from '@/app/_frame/feed-links';
import { PageFrame } from '@/app/_frame/page-frame';
import { currentSiteReader } from '@/app/_frame/site-reader';
import { waitsFor } from '@/app/_frame/waits-for';
import { Page } from '@/app/_ui/page';
import { WaitsInLine } from '@/app/_ui/waits';
import { frontDayInWords } from '@/lib/language/times';
import { listArticles } from '@/lib/articles/list-articles';
import { readFront } from '@/lib/comments/front/read-front';
import { systemContext } from '@/lib/platform/context';
import { declareCacheTags } from '@/lib/web/page-cache/cache-tags';
import { FrontPage } from './_components/front-page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site.front');
  return { description: t('description'), alternates: { canonical: '/', ...feedLinks('/') } };
}

export default async function Home() {
  await declareCacheTags(['front', 'policy']);
  const [articles, locale, reader] = await Promise.all([listArticles(), getLocale(), currentSiteReader()]);
  const front = await readFront({ articleIds: articles.map(({ id }) => id) });
  await declareCacheTags([
    ...front.quotes.map(({ author }) => `member:${author.id}` as const),
    // What is valued most may be another comment by tomorrow.
    ...articles.map(({ id }) => `article:${id}` as const),
  ]);
  return (
    <PageFrame returnTo="/" front={{ date: frontDayInWords(systemContext.now(), locale) }}>
      <Page>
        {reader && <WaitsInLine waits={reader === 'member' ? null : await waitsFor(reader)} />}
        <FrontPage articles={articles} {...front} />
      </Page>
    </PageFrame>
  );
}
