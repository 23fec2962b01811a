import type { Metadata } from 'next';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page } from '@/app/_ui/page';
import { listArticles } from '@/lib/articles/list-articles';
import { systemContext } from '@/lib/platform/context';
import { declareCacheTags } from '@/lib/web/cache-tags';
import { FrontPage } from './_components/front-page';

export const metadata: Metadata = {
  description:
    'The news, and what its readers know about it: every comment peer reviewed before it is posted.',
  alternates: { canonical: '/' },
};

export default async function Home() {
  await declareCacheTags(['front', 'policy']);
  const articles = await listArticles();
  return (
    <PageFrame returnTo="/" front={{ date: todayInWords() }}>
      <Page>
        <FrontPage articles={articles} />
      </Page>
    </PageFrame>
  );
}

const todayInWords = () =>
  systemContext.now().toLocaleDateString('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
