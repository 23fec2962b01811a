import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { orNotFound } from '@/app/_frame/or-not-found';
import { Done } from '@/app/_ui/done';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { listDismissed } from '@/lib/articles/discovery/list-dismissed';
import { dismissedQuery } from '@/lib/articles/discovery/schemas';
import { Desk } from '../../_parts/frame/desk';
import { DeskList } from '../../_parts/frame/desk-list';
import { enterDesk } from '../../_parts/frame/enter-desk';
import { Moment } from '../../_parts/frame/moment';
import { QuickAct } from '../../_parts/queue/quick-act';
import { allowAgain } from '../actions';
import { ArticleFilter } from '../article-filter';
import styles from '../articles.module.css';

const HERE = '/admin/articles/removed';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('discussions.removed')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The pages of articles that made themselves known and were removed, with the way back. */
export default async function RemovedArticlesPage({ searchParams }: Props) {
  const { done, ...rest } = await searchParams;
  const asked = dismissedQuery.strip().safeParse(rest);
  if (!asked.success) notFound();
  const { cursor } = asked.data;
  const viewer = await enterDesk(HERE);
  const [{ items, nextCursor }, t, desk] = await Promise.all([
    orNotFound(listDismissed({ viewer, cursor })),
    getTranslations('discussions.removed'),
    getTranslations('desk'),
  ]);
  return (
    <Desk
      viewer={viewer}
      place="articles"
      title={t('title')}
      intro={t('intro')}
      notice={
        done === 'readmit' && (
          <Done title={t('done')}>
            <p>{t('then')}</p>
          </Done>
        )
      }
    >
      <ArticleFilter shown="removed" />
      {items.length === 0 && <p>{t('none')}</p>}
      <DeskList items={items} dense>
        {({ id, address, dismissedAt }) => (
          <div className={styles.removed}>
            <p className={styles.what}>
              <a href={`https://${address}`} dir="ltr" rel="noreferrer">
                {address}
              </a>
            </p>
            <p className={styles.fact}>{t.rich('at', { when: () => <Moment at={dismissedAt} /> })}</p>
            <QuickAct act={allowAgain} fields={{ id }}>
              {t('allow')} <VisuallyHidden>{address}</VisuallyHidden>
            </QuickAct>
          </div>
        )}
      </DeskList>
      <PaginationByCursor
        label={t('pages')}
        first={HERE}
        cursor={cursor}
        nextCursor={nextCursor}
        words={{ first: desk('pages.newest'), next: desk('pages.earlier') }}
      />
    </Desk>
  );
}
