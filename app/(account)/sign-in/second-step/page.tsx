import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { withQuery } from '@/app/_ui/with-query';
import { currentPolicy } from '@/lib/policy/current-policy';
import { safeCallback } from '@/lib/web/http/origin';
import { signInUnderWay } from '@/lib/web/session/sign-in-under-way';
import { currentViewer } from '@/lib/web/session/viewer';
import styles from '../../_parts/doors.module.css';
import { SecondStepForm } from './second-step-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('secondStep.signIn');
  return { title: t('title'), robots: { index: false } };
}

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

/** Where a sign-in whose password was right asks for the second step. */
export default async function SecondStepPage({ searchParams }: Props) {
  const callbackUrl = safeCallback((await searchParams).callbackUrl);
  if (await currentViewer()) redirect(callbackUrl);
  if (!(await signInUnderWay())) redirect(withQuery('/sign-in', { callbackUrl }));
  const [{ names }, t, words, account] = await Promise.all([
    currentPolicy(),
    getTranslations('secondStep.signIn'),
    getTranslations('secondStep'),
    getTranslations('account'),
  ]);
  return (
    <PageFrame returnTo={callbackUrl}>
      <Page column>
        <PageHeading title={t('title')} intro={t('intro')} />
        <SecondStepForm
          callbackUrl={callbackUrl}
          words={{ form: t('title'), code: words('code'), hint: words('anyCode'), signIn: account('signIn') }}
        />
        <p className={styles.other}>{t('lost', { publication: names.publication })}</p>
        <p className={styles.other}>
          <a href={withQuery('/sign-in', { callbackUrl })}>{t('other')}</a>
        </p>
      </Page>
    </PageFrame>
  );
}
