import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageFrame } from '@/app/_frame/page-frame';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { Parts } from '@/app/_ui/parts';
import { Moment } from '@/app/_ui/timestamp';
import { readDeparture } from '@/lib/members/leaving/read-departure';
import { currentViewer } from '@/lib/web/session/viewer';

/** The parts of an account, in the order in which they are offered. */
const addresses = {
  profile: '/account',
  security: '/account/security',
  membership: '/account/membership',
  notices: '/account/notices',
  privacy: '/account/privacy',
} as const;
const parts = ['profile', 'security', 'membership', 'notices', 'privacy'] as const;

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
        {part !== 'privacy' && <Closing />}
        {children}
      </Page>
    </PageFrame>
  );
}

/** That the account is about to be closed, on every part of it: somebody else may have asked for that. */
async function Closing() {
  const viewer = await currentViewer();
  const departure = viewer && (await readDeparture({ viewer }));
  if (!departure) return null;
  const t = await getTranslations('account.leaving');
  return (
    <Notice
      tone="bad"
      title={t.rich('closes', { moment: () => <Moment key="moment" at={departure.endsAt} /> })}
    >
      <p>
        <a href="/account/privacy#leaving">{t('stay')}</a>
      </p>
    </Notice>
  );
}
