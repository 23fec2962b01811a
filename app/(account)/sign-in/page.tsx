import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { PageFrame } from '@/app/_frame/page-frame';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { withQuery } from '@/app/_ui/with-query';
import { safeCallback } from '@/lib/web/http/origin';
import { onlyWayIn } from '@/lib/web/outside/providers';
import { currentViewer } from '@/lib/web/session/viewer';
import styles from '../_parts/doors.module.css';
import { PasskeyForm } from '../_parts/passkey-form';
import { WaysIn } from '../_parts/ways-in';
import { whyHere } from '../_parts/why';
import { enterByPasskey } from './actions';
import { SignInForm } from './sign-in-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('signIn'), robots: { index: false } };
}

type Asked = 'callbackUrl' | 'after' | 'error' | 'kept' | 'over' | 'here';
type Props = { searchParams: Promise<{ [name in Asked]?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { after, error, kept, over, here, ...asked } = await searchParams;
  const callbackUrl = safeCallback(asked.callbackUrl);
  if (await currentViewer()) redirect(callbackUrl);
  // Whoever comes back from there with nothing is not sent there again.
  const only = here || error ? null : onlyWayIn(callbackUrl);
  if (only) redirect(only);
  const [reason, t, passkeys] = await Promise.all([
    whyHere(callbackUrl),
    getTranslations('account'),
    getTranslations('passkeys'),
  ]);
  return (
    <PageFrame returnTo={callbackUrl}>
      <Page column>
        <PageHeading title={t('signIn')} intro={reason && t('signInWhy', { why: reason })} />
        {kept && <Notice title={t('textIsSafe')} />}
        {after === 'reset' && <Notice tone="good" title={t('reset.done')} live />}
        {over && <Notice title={t('tooLong')} live />}
        {error && <Notice tone="bad" title={t(error === 'outside' ? 'outside.failed' : 'failed')} live />}
        <WaysIn callbackUrl={callbackUrl} />
        <PasskeyForm
          action={enterByPasskey}
          fields={{ callbackUrl }}
          autofill
          words={{
            use: passkeys('use'),
            stopped: passkeys('stopped'),
            failed: passkeys('failed'),
            late: passkeys('late'),
          }}
        />
        <SignInForm
          callbackUrl={callbackUrl}
          words={{
            signIn: t('signIn'),
            email: t('email'),
            password: t('password'),
            showPassword: t('showPassword'),
            working: t('work.doing'),
            worked: t('work.done'),
          }}
        />
        <p className={styles.other}>
          <a href={withQuery('/sign-in/link', { callbackUrl })}>{t('link.link')}</a>
        </p>
        <p className={styles.other}>
          <a href="/forgot-password">{t('forgot.link')}</a>
        </p>
        <p className={styles.other}>
          {t('notYet')} <a href={withQuery('/join', { callbackUrl })}>{t('join')}</a>
        </p>
      </Page>
    </PageFrame>
  );
}
