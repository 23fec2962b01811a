import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from '@/app/_frame/page-frame';
import { articlePath } from '@/app/_ui/article-path';
import { Page, PageHeading } from '@/app/_ui/page';
import { currentPolicy } from '@/lib/policy/current-policy';
import { safeCallback } from '@/lib/web/http/origin';
import { pageParams } from '@/lib/web/http/page-params';

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ to?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('embed.onwards');
  return { title: t('title'), robots: { index: false } };
}

/** Where somebody in a frame is led whom the site would lead away from the discussion: no other page of the site may stand in a frame. */
export default async function Onwards({ params, searchParams }: Props) {
  const [{ slug }, { to }, { names }, t] = await Promise.all([
    pageParams(params),
    searchParams,
    currentPolicy(),
    getTranslations('embed.onwards'),
  ]);
  const { publication } = names;
  return (
    <PageFrame returnTo={articlePath(slug)}>
      <Page column>
        <PageHeading title={t('title')} intro={t('text')} />
        <p>
          <a href={safeCallback(to)}>{t('link', { publication })}</a>
        </p>
        <p>
          <a href={`${articlePath(slug)}#comments`}>{t('back')}</a>
        </p>
      </Page>
    </PageFrame>
  );
}
