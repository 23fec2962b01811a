import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { PageFrame } from '@/app/_frame/page-frame';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { withQuery } from '@/app/_ui/with-query';
import { currentPolicy } from '@/lib/policy/current-policy';
import { membershipName } from '@/lib/policy/membership-name';
import { readArrival } from '@/lib/web/outside/flow';
import { listProviders } from '@/lib/web/outside/providers';
import { currentViewer } from '@/lib/web/session/viewer';
import styles from '../../_parts/doors.module.css';
import { NewcomerForm } from './newcomer-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.outside');
  return { title: t('newTitle'), robots: { index: false } };
}

/** For somebody who has come from elsewhere for the first time: they choose the name that stands beside what they write. */
export default async function NewcomerPage() {
  const arrival = await readArrival();
  if (!arrival) redirect('/sign-in');
  const { identity, callbackUrl } = arrival;
  if (await currentViewer()) redirect(callbackUrl);
  const [{ names }, providers, t, account, locale] = await Promise.all([
    currentPolicy(),
    listProviders(),
    getTranslations('account.outside'),
    getTranslations('account'),
    getLocale(),
  ]);
  const name = providers.find(({ id }) => id === identity.provider)?.name ?? identity.provider;
  const membership = membershipName(names, locale).full;
  return (
    <PageFrame returnTo={callbackUrl}>
      <Page column>
        <PageHeading title={account('joinTitle', { membership })} intro={account('joinIntro')} />
        {identity.emailVerified && identity.email ? (
          <>
            <p className={styles.cost}>{t('known', { name, email: identity.email })}</p>
            <NewcomerForm
              displayName={identity.name ?? ''}
              words={{ join: account('join'), name: account('name'), nameHint: account('nameHint') }}
            />
            <p className={styles.other}>
              {t('haveOne')}{' '}
              <a href={withQuery('/sign-in', { callbackUrl: `/sign-in/with/${identity.provider}` })}>
                {t('linkThem')}
              </a>
            </p>
          </>
        ) : (
          <Notice tone="bad" title={t('unverified', { name })}>
            <p>
              <a href={withQuery('/join', { callbackUrl })}>{account('join')}</a>
            </p>
          </Notice>
        )}
      </Page>
    </PageFrame>
  );
}
