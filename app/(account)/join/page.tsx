import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { currentPolicy } from '@/lib/policy/current-policy';
import { membershipName } from '@/lib/policy/membership-name';
import { safeCallback } from '@/lib/web/origin';
import { currentViewer } from '@/lib/web/viewer';
import styles from '../_parts/doors.module.css';
import { whyHere } from '../_parts/why';
import { JoinForm } from './join-form';

export const metadata: Metadata = { title: 'Become an Insider', robots: { index: false } };

type Props = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

export default async function JoinPage({ searchParams }: Props) {
  const callbackUrl = safeCallback((await searchParams).callbackUrl);
  if (await currentViewer()) redirect(callbackUrl);
  const [{ names }, why] = await Promise.all([currentPolicy(), whyHere(callbackUrl)]);
  return (
    <PageFrame returnTo={callbackUrl}>
      <Page column>
        <PageHeading
          title={`Become ${membershipName(names).full}`}
          intro={`Insiders write the comments, and decide together what is posted${why ? `. Join ${why}.` : '.'}`}
        />
        <JoinForm callbackUrl={callbackUrl} />
        <p className={styles.other}>
          Already an Insider? <a href={`/sign-in?${new URLSearchParams({ callbackUrl })}`}>Sign in</a>
        </p>
      </Page>
    </PageFrame>
  );
}
