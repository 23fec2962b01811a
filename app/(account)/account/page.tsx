import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageFrame } from '@/app/_frame/page-frame';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { sanctionInWords } from '@/lib/members/permissions';
import { readMe } from '@/lib/members/read-me';
import type { MeView } from '@/lib/members/schemas';
import { currentPolicy } from '@/lib/policy/current-policy';
import { currentViewer } from '@/lib/web/viewer';
import styles from './account.module.css';
import { SignOuts } from './sign-outs';
import { membershipInWords } from './standing';

export const metadata: Metadata = { title: 'Your account', robots: { index: false } };

export default async function AccountPage() {
  const viewer = await currentViewer();
  if (!viewer) redirect('/sign-in?callbackUrl=%2Faccount');
  const { names } = await currentPolicy();
  const me = readMe({ viewer });
  return (
    <PageFrame returnTo="/account">
      <Page column>
        <PageHeading title={me.displayName} intro={membershipInWords(me, names)} />
        {viewer.sanction && <Notice tone="bad" title={sanctionInWords(viewer.sanction)} />}
        <Details me={me} />
        <p>
          <a href="/my-comments">Your comments</a> and where they stand,{' '}
          <a href="/my-reviews">your reviews</a> and what they are worth.
        </p>
        <SignOuts />
      </Page>
    </PageFrame>
  );
}

const roleNames = { MEMBER: 'Member', MODERATOR: 'Moderator', ADMIN: 'Administrator' } as const;

function Details({ me }: { me: MeView }) {
  return (
    <dl className={styles.details}>
      <dt>Email</dt>
      <dd>{me.email}</dd>
      <dt>Role</dt>
      <dd>{roleNames[me.role]}</dd>
    </dl>
  );
}
