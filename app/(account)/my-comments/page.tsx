import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { requireViewer } from '@/app/_frame/require-viewer';
import { ButtonLink } from '@/app/_ui/button';
import { OwnCommentsNews } from '@/app/_ui/live';
import { Page, PageHeading } from '@/app/_ui/page';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { listOwnCases } from '@/lib/moderation/statements/list-own-cases';
import { systemContext } from '@/lib/platform/context';
import { pageCursor } from '@/lib/platform/paging';
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
  asked: z.uuid().optional().catch(undefined),
  back: z.uuid().optional().catch(undefined),
});

export default async function MyCommentsPage({ searchParams }: Props) {
  const { cursor, revised, withdrawn, asked, back } = query.parse(await searchParams);
  const viewer = await requireViewer('/my-comments');
  const { items, nextCursor } = await orNotFound(listOwnCases({ viewer, cursor }));
  const t = await getTranslations('mine');
  const now = systemContext.now().toISOString();
  const done = revised ?? withdrawn ?? asked ?? back;
  return (
    <PageFrame returnTo="/my-comments">
      <Page>
        <PageHeading title={t('title')} intro={t('intro')} />
        {done && (
          <DoneNotice
            viewer={viewer}
            commentId={done}
            now={now}
            after={{ asked: done === asked, back: done === back }}
          />
        )}
        {items.length === 0 && <None />}
        <ol role="list" className={styles.list}>
          {items.map((comment) => (
            <li key={comment.id}>
              <OwnComment comment={comment} now={now} />
            </li>
          ))}
        </ol>
        <OwnCommentsNews states={Object.fromEntries(items.map(({ id, status }) => [id, status]))} />
        <PaginationByCursor
          label={t('pages')}
          first="/my-comments"
          cursor={cursor}
          nextCursor={nextCursor}
          words={{ first: t('newest'), next: t('older') }}
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
