import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PageFrame } from '@/app/_frame/page-frame';
import { Arrival } from '@/app/_ui/arrival';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { readUnsubscription } from '@/lib/outreach/mail/unsubscribe';
import { pageParams } from '@/lib/web/page-params';
import { UnsubscribeForm } from './unsubscribe-form';

export const metadata: Metadata = { title: 'No more mail about this', robots: { index: false } };

type Props = {
  params: Promise<{ token: string }>;
};

/** Ends mail about a topic, for whoever holds a letter about it, signed in or not. Opening it does nothing: the button does. */
export default async function UnsubscribePage({ params }: Props) {
  const { token } = await pageParams(params);
  const subscription = await readUnsubscription({ token });
  if (!subscription) notFound();
  const { label, ended } = subscription;
  const topic = `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  return (
    <PageFrame returnTo="/notifications">
      <Page column>
        <PageHeading
          title="No more mail about this"
          intro={ended ? `This is about: ${topic}.` : `You get mail about: ${topic}.`}
        />
        {ended ? <Ended /> : <UnsubscribeForm token={token} />}
      </Page>
    </PageFrame>
  );
}

function Ended() {
  return (
    <Arrival>
      <Notice tone="good" title="You get no more mail about this">
        <p>
          You still find everything under <a href="/notifications">Notifications</a>, where you can also turn
          mail on again.
        </p>
      </Notice>
    </Arrival>
  );
}
