import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { withQuery } from '@/app/_ui/with-query';
import { listReviewers } from '@/lib/peer-review/records/list-reviewers';
import { reviewersQuery, type ReviewersView } from '@/lib/peer-review/records/schemas';
import { reviewerStandings, type ReviewerStanding } from '@/lib/peer-review/schemas';
import { Desk } from '../_parts/frame/desk';
import { DeskFilter } from '../_parts/frame/desk-list';
import { enterDesk } from '../_parts/frame/enter-desk';
import { Fit } from './fit';
import { ReviewerList } from './reviewer-list';
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
  const viewer = await enterDesk(hrefOf(standing));
  const { items, nextCursor, counts, fit } = await orNotFound(listReviewers({ viewer, standing, cursor }));
  const [t, desk] = await Promise.all([getTranslations('records.reviewers'), getTranslations('desk')]);
  return (
    <Desk viewer={viewer} place="reviewers" title={t('title')} intro={t('intro')}>
      <div className={styles.columns}>
        <div className={styles.main}>
          <Filter standing={standing} counts={counts} />
          {items.length === 0 ? <p>{t(standing ? 'none' : 'unknown')}</p> : null}
          <ReviewerList reviewers={items} />
          <PaginationByCursor
            label={t('pages')}
            first={hrefOf(standing)}
            cursor={cursor}
            nextCursor={nextCursor}
            words={{ first: desk('pages.start'), next: desk('pages.more') }}
          />
        </div>
        <aside className={styles.side} aria-label={t('fit.title')}>
          <Fit fit={fit} />
        </aside>
      </div>
    </Desk>
  );
}

type FilterProps = { standing: ReviewerStanding | undefined } & Pick<ReviewersView, 'counts'>;

function Filter({ standing, counts }: FilterProps) {
  const t = useTranslations('records.reviewers');
  const states = useTranslations('desk.states');
  const choices = [undefined, ...[...reviewerStandings].reverse()].map((choice) => ({
    href: hrefOf(choice),
    words: choice ? t('counted', { standing: states(choice), count: counts[choice] }) : t('all'),
    current: choice === standing,
  }));
  return <DeskFilter label={t('byStanding')} choices={choices} />;
}

const hrefOf = (standing?: ReviewerStanding) => withQuery('/admin/reviewers', { standing });
