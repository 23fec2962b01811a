import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { withQuery } from '@/app/_ui/with-query';
import type { SearchParams } from '@/app/(site)/_components/thread-query';
import { discoverArticle } from '@/lib/articles/discovery/discover-article';
import { articleName } from '@/lib/articles/schemas';
import { requestAddress } from '@/lib/web/http/request-address';

type Props = { searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('embed.opening');
  return { title: t('title'), robots: { index: false } };
}

/**
 * Where the frame begins under a page that is not known yet (`-` is no slug): it makes itself known, and its discussion is there. What cannot be read just
 * now may be in a moment.
 */
export default async function Opening({ searchParams }: Props) {
  const { article, lang, sort } = await searchParams;
  const name = articleName.safeParse(article);
  const query = { lang: String(lang ?? ''), sort: String(sort ?? '') };
  const found = name.success
    ? await discoverArticle({ address: name.data, asker: await requestAddress() })
    : 'none';
  if (typeof found === 'object') redirect(withQuery(`/embed/${encodeURIComponent(found.slug)}`, query));
  const here = withQuery('/embed/-/opening', { article: name.data ?? '', ...query });
  const t = await getTranslations('embed.opening');
  return (
    <PageFrame returnTo="/">
      <Page column>
        <PageHeading title={t('title')} intro={t(found)} />
        {found === 'later' && (
          <p>
            <a href={here} target="_self">
              {t('again')}
            </a>
          </p>
        )}
      </Page>
    </PageFrame>
  );
}
