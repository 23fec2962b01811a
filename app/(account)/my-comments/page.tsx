import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { useTranslations } from 'next-intl';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { ButtonLink } from '@/app/_ui/button';
import { OwnCommentsNews } from '@/app/_ui/live';
import { Page, PageHeading } from '@/app/_ui/page';
import { Pagination } from '@/app/_ui/pagination';
import { listOwnCases } from '@/lib/moderation/statements/list-own-cases';
import { systemContext } from '@/lib/platform/context';
import { pageCursor } from '@/lib/platform/paging';
import { currentViewer } from '@/lib/web/viewer';
import { DoneNotice } from './done-notice';
import styles from './my-comments.module.css';
import { OwnComment } from './own-comment';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mine');
  return { title: t('title'), robots: { index: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const query = z.object({
  cursor: pageCursor.catch(undefined),
  revised: z.uuid().optional().catch(undefined),
  withdrawn: z.uuid().optional().catch(undefined),
});

export default async function MyCommentsPage({ searchParams }: Props) {
  const { cursor, revised, withdrawn } = query.parse(await searchParams);
  const viewer = await currentViewer();
  if (!viewer) redirect('/sign-in?callbackUrl=%2Fmy-comments');
  const { items, nextCursor } = await orNotFound(listOwnCases({ viewer, cursor }));
  const t = await getTranslations('mine');
  const now = systemContext.now().toISOString();
  const done = revised ?? withdrawn;
  return (
    <PageFrame returnTo="/my-comments">
      <Page>
        <PageHeading title={t('title')} intro={t('intro')} />
        {done && <DoneNotice viewer={viewer} commentId={done} />}
        {items.length === 0 && <None />}
        <ol role="list" className={styles.list}>
          {items.map((comment) => (
            <li key={comment.id}>
              <OwnComment comment={comment} now={now} />
            </li>
          ))}
        </ol>
        <OwnCommentsNews states={Object.fromEntries(items.map(({ id, status }) => [id, status]))} />
        <Pagination
          label={t('pages')}
          start={cursor ? { href: '/my-comments', words: t('newest') } : null}
          next={
            nextCursor
              ? { href: `/my-comments?${new URLSearchParams({ cursor: nextCursor })}`, words: t('older') }
              : null
          }
        />
      </Page>
    </PageFrame>
  );
}

function None() {
  const t = useTranslations('mine');
  return (
    <div className={styles.none}>
      <p>{t('none')}</p>
      <ButtonLink href="/">{t('toFront')}</ButtonLink>
    </div>
  );
}
