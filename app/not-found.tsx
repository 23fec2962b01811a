import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { PageFrame } from './_frame/page-frame';
import { ButtonLink } from './_ui/button';
import { Page, PageHeading } from './_ui/page';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site.notFound');
  return { title: t('title') };
}

export default function NotFound() {
  const t = useTranslations('site.notFound');
  return (
    <PageFrame returnTo="/">
      <Page column>
        <PageHeading title={t('heading')} intro={t('intro')} />
        <ButtonLink href="/">{t('front')}</ButtonLink>
      </Page>
    </PageFrame>
  );
}
