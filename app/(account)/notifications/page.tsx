import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { Arrival } from '@/app/_ui/arrival';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { Pagination } from '@/app/_ui/pagination';
import { readMailSettings } from '@/lib/outreach/mail/read-mail-settings';
import { listNotices } from '@/lib/outreach/notices/list-notices';
import { systemContext } from '@/lib/platform/context';
import { currentViewer } from '@/lib/web/viewer';
import { MailSettings } from './mail-settings';
import { MarkAllRead } from './mark-all-read';
import { NoticeList } from './notice-list';
import styles from './notifications.module.css';

export const metadata: Metadata = { title: 'Notifications', robots: { index: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const query = z.object({
  cursor: z.string().max(200).optional().catch(undefined),
  marked: z.literal('1').optional().catch(undefined),
  saved: z.literal('1').optional().catch(undefined),
});

export default async function NotificationsPage({ searchParams }: Props) {
  const { cursor, marked, saved } = query.parse(await searchParams);
  const viewer = await currentViewer();
  if (!viewer) redirect('/sign-in?callbackUrl=%2Fnotifications');
  const [{ items, nextCursor, unread }, settings] = await Promise.all([
    orNotFound(listNotices({ viewer, cursor })),
    readMailSettings({ viewer }),
  ]);
  const newest = items[0];
  return (
    <PageFrame returnTo="/notifications">
      <Page column>
        <PageHeading
          title="Notifications"
          intro="What has become of what you wrote, reviewed and reported."
        />
        {marked && <Done title="All of them are marked as read" />}
        {saved && <Done title={`Mail about your activity goes to ${viewer.email} as you have chosen`} />}
        {unread > 0 && newest && !cursor && <MarkAllRead through={newest.id} unread={unread} />}
        {items.length === 0 && <p className={styles.none}>There is nothing to tell you yet.</p>}
        <NoticeList notices={items} now={systemContext.now().toISOString()} />
        <Pagination
          label="Pages of notifications"
          start={cursor ? { href: '/notifications', words: 'Back to the newest' } : null}
          next={
            nextCursor
              ? { href: `/notifications?${new URLSearchParams({ cursor: nextCursor })}`, words: 'Older' }
              : null
          }
        />
        <MailSettings settings={settings} email={viewer.email} />
      </Page>
    </PageFrame>
  );
}

function Done({ title }: { title: string }) {
  return (
    <Arrival>
      <Notice tone="good" title={title} />
    </Arrival>
  );
}
