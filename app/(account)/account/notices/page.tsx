import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireViewer } from '@/app/_frame/require-viewer';
import { Done } from '@/app/_ui/done';
import { readMailSettings } from '@/lib/outreach/mail/read-mail-settings';
import { timings } from '@/lib/outreach/mail/schemas';
import { AccountPage } from '../_parts/account-page';
import { MailSettings } from './mail-settings';
import styles from './notices.module.css';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.parts');
  return { title: t('notices'), robots: { index: false } };
}

export default async function NoticeSettingsPage({ searchParams }: Props) {
  const [viewer, { saved }] = await Promise.all([requireViewer('/account/notices'), searchParams]);
  const [t, page, locale] = await Promise.all([
    getTranslations('account.parts'),
    getTranslations('notices.page'),
    getLocale(),
  ]);
  const settings = await readMailSettings({ viewer, locale });
  return (
    <AccountPage part="notices" title={t('notices')}>
      {saved === '1' && <Done title={page('saved', { email: viewer.email })} />}
      <MailSettings settings={settings} {...await settingsWords(viewer.email)} />
    </AccountPage>
  );
}

/** What the form says: it goes to the browser, where these messages are not. */
async function settingsWords(email: string) {
  const [t, timing] = await Promise.all([
    getTranslations('notices.settings'),
    getTranslations('notices.timings'),
  ]);
  const address = (text: React.ReactNode) => (
    <bdi key="address" className={styles.address}>
      {text}
    </bdi>
  );
  return {
    choices: timings.map((one) => ({ timing: one, label: timing(one) })),
    words: {
      title: t('title'),
      intro: t.rich('intro', { email, address }),
      digests: t('digests'),
      always: t('always'),
      save: t('save'),
    },
  };
}
