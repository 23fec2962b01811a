import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getLocale, getTranslations } from 'next-intl/server';
import { notFound, redirect } from 'next/navigation';
import { PageFrame } from '@/app/_frame/page-frame';
import { Done } from '@/app/_ui/done';
import { Page, PageHeading } from '@/app/_ui/page';
import { readUnsubscription } from '@/lib/outreach/mail/unsubscribe';
import { pageParams } from '@/lib/web/http/page-params';
import { UnsubscribeForm } from './unsubscribe-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mail.unsubscribe');
  return { title: t('title'), robots: { index: false } };
}

type Props = {
  params: Promise<{ token: string }>;
};

/**
 * Ends mail like a letter, for whoever holds it, signed in or not. Opening it does nothing: the button does. Where the link has done
 * what it can, there are the settings.
 */
export default async function UnsubscribePage({ params }: Props) {
  const { token } = await pageParams(params);
  const [t, locale] = await Promise.all([getTranslations('mail.unsubscribe'), getLocale()]);
  const subscription = await readUnsubscription({ token, locale });
  if (!subscription) notFound();
  const { label, ended, spent } = subscription;
  if (spent) redirect('/account/notices');
  const topic = `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  const words = { form: t('form'), stop: t('stop'), choose: t('choose') };
  return (
    <PageFrame returnTo="/account/notices">
      <Page column>
        <PageHeading title={t('title')} intro={t(ended ? 'about' : 'gets', { topic })} />
        {ended ? <Ended /> : <UnsubscribeForm token={token} words={words} />}
      </Page>
    </PageFrame>
  );
}

function Ended() {
  const t = useTranslations('mail.unsubscribe');
  return (
    <Done title={t('ended')}>
      <p>{t.rich('still', { link: (text) => <a href="/notifications">{text}</a> })}</p>
    </Done>
  );
}
