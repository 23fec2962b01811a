import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { withQuery } from '@/app/_ui/with-query';
import { readReviewCost } from '@/lib/comments/pace/read-review-cost';
import { PASSWORD_MIN } from '@/lib/members/schemas';
import { currentPolicy } from '@/lib/policy/current-policy';
import { membershipName } from '@/lib/policy/membership-name';
import { safeCallback } from '@/lib/web/http/origin';
import { onlyWayIn } from '@/lib/web/outside/providers';
import { currentViewer } from '@/lib/web/session/viewer';
import styles from '../_parts/doors.module.css';
import { WaysIn } from '../_parts/ways-in';
import { whyHere } from '../_parts/why';
import { JoinForm } from './join-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('join'), robots: { index: false } };
}

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

export default async function JoinPage({ searchParams }: Props) {
  const callbackUrl = safeCallback((await searchParams).callbackUrl);
  if (await currentViewer()) redirect(callbackUrl);
  const only = onlyWayIn(callbackUrl);
  if (only) redirect(only);
  const [{ names }, cost, reason, t, composer, locale] = await Promise.all([
    currentPolicy(),
    readReviewCost(),
    whyHere(callbackUrl),
    getTranslations('account'),
    getTranslations('composer'),
    getLocale(),
  ]);
  return (
    <PageFrame returnTo={callbackUrl}>
      <Page column>
        <PageHeading
          title={t('joinTitle', { membership: membershipName(names, locale).full })}
          intro={reason ? t('joinWhy', { why: reason }) : t('joinIntro')}
        />
        <p className={styles.cost}>{composer('cost', cost)}</p>
        <WaysIn callbackUrl={callbackUrl} />
        <JoinForm
          callbackUrl={callbackUrl}
          words={{
            join: t('join'),
            email: t('email'),
            emailHint: t('emailHint'),
            name: t('name'),
            nameHint: t('nameHint'),
            password: t('password'),
            passwordHint: t('passwordHint', { least: PASSWORD_MIN }),
            showPassword: t('showPassword'),
          }}
        />
        <p className={styles.other}>
          {t('already')} <a href={withQuery('/sign-in', { callbackUrl })}>{t('signIn')}</a>
        </p>
      </Page>
    </PageFrame>
  );
}
