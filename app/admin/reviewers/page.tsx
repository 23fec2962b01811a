import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { orNotFound } from '@/app/_frame/or-not-found';
import { Pagination } from '@/app/_ui/pagination';
import { listReviewers } from '@/lib/peer-review/records/list-reviewers';
import { reviewersQuery, type ReviewersView } from '@/lib/peer-review/records/schemas';
import { reviewerStandings } from '@/lib/peer-review/schemas';
import { Desk } from '../_parts/desk';
import { enterDesk } from '../_parts/enter-desk';
import { Fit } from './fit';
import { ReviewerList } from './reviewer-list';
import { reviewersHref, type Asked } from './reviewers-href';
import styles from './reviewers.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('records')]);
  return { title: desk('pageTitle', { title: t('reviewers.title') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ReviewersPage({ searchParams }: Props) {
  const asked = reviewersQuery.strip().safeParse(await searchParams);
  if (!asked.success) notFound();
  const { standing, cursor } = asked.data;
  const viewer = await enterDesk(reviewersHref({ standing }));
  const { items, nextCursor, counts, fit } = await orNotFound(listReviewers({ viewer, standing, cursor }));
  const [t, desk] = await Promise.all([getTranslations('records.reviewers'), getTranslations('desk')]);
  return (
    <Desk viewer={viewer} place="reviewers" title={t('title')} intro={t('intro')}>
      <div className={styles.columns}>
        <div className={styles.main}>
          <Filter standing={standing} counts={counts} />
          {items.length === 0 ? <p>{t(standing ? 'none' : 'unknown')}</p> : null}
          <ReviewerList reviewers={items} />
          <Pagination
            label={t('pages')}
            start={cursor ? { href: reviewersHref({ standing }), words: desk('pages.start') } : null}
            next={
              nextCursor
                ? { href: reviewersHref({ standing, cursor: nextCursor }), words: desk('pages.more') }
                : null
            }
          />
        </div>
        <aside className={styles.side} aria-label={t('fit.title')}>
          <Fit fit={fit} />
        </aside>
      </div>
    </Desk>
  );
}

function Filter({ standing, counts }: Pick<Asked, 'standing'> & Pick<ReviewersView, 'counts'>) {
  const t = useTranslations('records.reviewers');
  const states = useTranslations('desk.states');
  const choices = [undefined, ...[...reviewerStandings].reverse()];
  return (
    <nav aria-label={t('byStanding')}>
      <ul role="list" className={styles.filter}>
        {choices.map((choice) => (
          <li key={choice ?? 'all'}>
            <a
              href={reviewersHref({ standing: choice })}
              aria-current={choice === standing ? 'page' : undefined}
            >
              {choice ? t('counted', { standing: states(choice), count: counts[choice] }) : t('all')}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
