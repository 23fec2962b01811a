import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { requireViewer } from '@/app/_frame/require-viewer';
import { Done } from '@/app/_ui/done';
import { Page, PageHeading } from '@/app/_ui/page';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { listNotices } from '@/lib/outreach/notices/inbox/list-notices';
import { systemContext } from '@/lib/platform/context';
import { pageCursor } from '@/lib/platform/paging';
import { MarkAllRead } from './mark-all-read';
import { NoticeList } from './notice-list';
import styles from './notifications.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notices.page');
  return { title: t('title'), robots: { index: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const query = z.object({
  cursor: pageCursor.catch(undefined),
  marked: z.literal('1').optional().catch(undefined),
});

export default async function NotificationsPage({ searchParams }: Props) {
  const { cursor, marked } = query.parse(await searchParams);
  const viewer = await requireViewer('/notifications');
  const [t, locale] = await Promise.all([getTranslations('notices.page'), getLocale()]);
  const { items, nextCursor, unread } = await orNotFound(listNotices({ viewer, cursor, locale }));
  const newest = items[0];
  const words = {
    unread: unread > 99 ? t('unreadMany') : t('unread', { count: unread }),
    markAll: t('markAll'),
  };
  return (
    <PageFrame returnTo="/notifications">
      <Page column>
        <PageHeading title={t('title')} intro={t('intro')} />
        {marked && <Done title={t('marked')} />}
        {unread > 0 && newest && !cursor && <MarkAllRead through={newest.id} words={words} />}
        <p className={styles.toMail}>
          <a href="/account/notices">{t('choose')}</a>
        </p>
        {items.length === 0 && <p className={styles.none}>{t('none')}</p>}
        <NoticeList notices={items} now={systemContext.now().toISOString()} />
        <PaginationByCursor
          label={t('pages')}
          first="/notifications"
          cursor={cursor}
          nextCursor={nextCursor}
          words={{ first: t('newest'), next: t('older') }}
        />
      </Page>
    </PageFrame>
  );
}
