import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { requireViewer } from '@/app/_frame/require-viewer';
import { Done } from '@/app/_ui/done';
import { Page, PageHeading } from '@/app/_ui/page';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { readMailSettings } from '@/lib/outreach/mail/read-mail-settings';
import { timings } from '@/lib/outreach/mail/schemas';
import { listNotices } from '@/lib/outreach/notices/inbox/list-notices';
import { systemContext } from '@/lib/platform/context';
import { pageCursor } from '@/lib/platform/paging';
import { MailSettings } from './mail-settings';
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
  saved: z.literal('1').optional().catch(undefined),
});

export default async function NotificationsPage({ searchParams }: Props) {
  const { cursor, marked, saved } = query.parse(await searchParams);
  const viewer = await requireViewer('/notifications');
  const [t, locale] = await Promise.all([getTranslations('notices.page'), getLocale()]);
  const [{ items, nextCursor, unread }, settings] = await Promise.all([
    orNotFound(listNotices({ viewer, cursor, locale })),
    readMailSettings({ viewer, locale }),
  ]);
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
        {saved && <Done title={t('saved', { email: viewer.email })} />}
        {unread > 0 && newest && !cursor && <MarkAllRead through={newest.id} words={words} />}
        {items.length > 3 && (
          <p className={styles.toMail}>
            <a href="#by-mail">{t('choose')}</a>
          </p>
        )}
        {items.length === 0 && <p className={styles.none}>{t('none')}</p>}
        <NoticeList notices={items} now={systemContext.now().toISOString()} />
        <PaginationByCursor
          label={t('pages')}
          first="/notifications"
          cursor={cursor}
          nextCursor={nextCursor}
          words={{ first: t('newest'), next: t('older') }}
        />
        <MailSettings settings={settings} {...await settingsWords(viewer.email)} />
      </Page>
    </PageFrame>
  );
}

/** What the form says: it goes to the browser, where these messages are not. */
async function settingsWords(email: string) {
  const [t, timing] = await Promise.all([
    getTranslations('notices.settings'),
    getTranslations('notices.timings'),
  ]);
  const address = (text: React.ReactNode) => (
    <bdi key="address" className={styles.address}>
      {text}
    </bdi>
  );
  return {
    choices: timings.map((one) => ({ timing: one, label: timing(one) })),
    words: {
      title: t('title'),
      intro: t.rich('intro', { email, address }),
      digests: t('digests'),
      always: t('always'),
      save: t('save'),
    },
  };
}
