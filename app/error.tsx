'use client';

import { useTranslations } from 'next-intl';
import { Button, ButtonLink, ButtonRow } from './_ui/button';
import { Page, PageHeading } from './_ui/page';

/** What anyone sees of a fault of ours. The details are in the log, under the digest. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations('site.failure');
  return (
    <Page column>
      <title>{t('title')}</title>
      <PageHeading title={t('heading')} intro={t('intro')} />
      <ButtonRow>
        <Button tone="primary" type="button" onClick={reset}>
          {t('again')}
        </Button>
        <ButtonLink href="/">{t('front')}</ButtonLink>
      </ButtonRow>
      {error.digest && <p>{t('mention', { digest: error.digest })}</p>}
    </Page>
  );
}
