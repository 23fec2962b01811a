import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageFrame } from '@/app/_frame/page-frame';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { safeCallback } from '@/lib/web/origin';
import { currentViewer } from '@/lib/web/viewer';
import styles from '../_parts/doors.module.css';
import { whyHere } from '../_parts/why';
import { SignInForm } from './sign-in-form';

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } };

type Asked = 'callbackUrl' | 'after' | 'error';
type Props = { searchParams: Promise<{ [name in Asked]?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props) {
  const { after, error, ...asked } = await searchParams;
  const callbackUrl = safeCallback(asked.callbackUrl);
  if (await currentViewer()) redirect(callbackUrl);
  const why = await whyHere(callbackUrl);
  return (
    <PageFrame returnTo={callbackUrl}>
      <Page column>
        <PageHeading title="Sign in" intro={why && `Please sign in ${why}.`} />
        {after === 'join' && <AlmostThere />}
        {error && <Notice tone="bad" title="That did not work. Please try again." live />}
        <SignInForm callbackUrl={callbackUrl} />
        <p className={styles.other}>
          Not an Insider yet? <a href={`/join?${new URLSearchParams({ callbackUrl })}`}>Become an Insider</a>
        </p>
      </Page>
    </PageFrame>
  );
}

/** Met only by those who signed up with an address that has an account: the others are signed in, and pass. */
function AlmostThere() {
  return (
    <Notice title="One more step" live>
      <p>
        Please sign in to go on. If you have been here before with this address, use the password that you
        chose then.
      </p>
    </Notice>
  );
}
