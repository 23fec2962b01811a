import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireViewer } from '@/app/_frame/require-viewer';
import { AccountPage } from '../_parts/account-page';
import { standingInWords } from '../_parts/standing-in-words';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account.parts');
  return { title: t('membership'), robots: { index: false } };
}

export default async function MembershipPage() {
  const viewer = await requireViewer('/account/membership');
  const [t, standing] = await Promise.all([getTranslations('account.parts'), standingInWords(viewer)]);
  return (
    <AccountPage part="membership" title={t('membership')}>
      <p>{standing}</p>
    </AccountPage>
  );
}
