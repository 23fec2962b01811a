import { useTranslations } from 'next-intl';
import { PageFrame } from '@/app/_frame/page-frame';
import { ButtonLink } from '@/app/_ui/button';
import { Page, PageHeading } from '@/app/_ui/page';

/** Nobody is told whether there ever was somebody: who has left, and who has shown nothing, is found as little as nobody. */
export default function NobodyFound() {
  const t = useTranslations('profile.nobody');
  const site = useTranslations('site.notFound');
  return (
    <PageFrame returnTo="/">
      <Page column>
        <PageHeading title={t('title')} intro={t('intro')} />
        <ButtonLink href="/">{site('front')}</ButtonLink>
      </Page>
    </PageFrame>
  );
}
