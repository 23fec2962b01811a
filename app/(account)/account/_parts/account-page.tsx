import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { Parts } from '@/app/_ui/parts';

/** The parts of an account, in the order in which they are offered. */
const addresses = {
  profile: '/account',
  security: '/account/security',
  membership: '/account/membership',
  notices: '/account/notices',
} as const;
const parts = ['profile', 'security', 'membership', 'notices'] as const;

type Props = {
  part: keyof typeof addresses;
  title: ReactNode;
  intro?: ReactNode;
  children: ReactNode;
};

/** One part of a member's account, with the ways to the others. */
export async function AccountPage({ part, title, intro, children }: Props) {
  const t = await getTranslations('account.parts');
  const address = addresses[part];
  return (
    <PageFrame returnTo={address}>
      <Page column>
        <PageHeading title={title} intro={intro} />
        <Parts
          label={t('label')}
          parts={parts.map((one) => ({ href: addresses[one], words: t(one) }))}
          here={address}
        />
        {children}
      </Page>
    </PageFrame>
  );
}
