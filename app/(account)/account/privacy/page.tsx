import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireViewer } from '@/app/_frame/require-viewer';
import { AccountPage } from '../_parts/account-page';
import { Export } from './export';
import { Leaving } from './leaving';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.privacy');
  return { title: t('title'), robots: { index: false } };
}

export default async function PrivacyPage({ searchParams }: Props) {
  const [viewer, { saved }] = await Promise.all([requireViewer('/account/privacy'), searchParams]);
  const t = await getTranslations('account.privacy');
  return (
    <AccountPage part="privacy" title={t('title')} intro={t('intro')}>
      <Export viewer={viewer} saved={saved} />
      <Leaving viewer={viewer} saved={saved} />
    </AccountPage>
  );
}
