import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { orNotFound } from '@/app/_frame/or-not-found';
import { Pagination } from '@/app/_ui/pagination';
import { listReviewers } from '@/lib/peer-review/records/list-reviewers';
import { reviewersQuery, type ReviewersView } from '@/lib/peer-review/records/schemas';
import { reviewerStandings } from '@/lib/peer-review/schemas';
import { Desk } from '../_parts/desk';
import { enterDesk } from '../_parts/enter-desk';
import { standingWords } from '../_parts/words';
import { Fit } from './fit';
import { ReviewerList } from './reviewer-list';
import { reviewersHref, type Asked } from './reviewers-href';
import styles from './reviewers.module.css';

export const metadata: Metadata = { title: 'Reviewers · Moderation desk' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ReviewersPage({ searchParams }: Props) {
  const asked = reviewersQuery.strip().safeParse(await searchParams);
  if (!asked.success) notFound();
  const { standing, cursor } = asked.data;
  const viewer = await enterDesk(reviewersHref({ standing }));
  const { items, nextCursor, counts, fit } = await orNotFound(listReviewers({ viewer, standing, cursor }));
  return (
    <Desk
      viewer={viewer}
      place="reviewers"
      title="Reviewers"
      intro="What members’ verdicts are worth, by calibration and by how the comments that they reviewed were decided. Those worth least come first."
    >
      <div className={styles.columns}>
        <div className={styles.main}>
          <Filter standing={standing} counts={counts} />
          {items.length === 0 ? (
            <p>{standing ? 'There are none.' : 'Nothing is known of any reviewer yet.'}</p>
          ) : null}
          <ReviewerList reviewers={items} />
          <Pagination
            label="Pages of reviewers"
            start={cursor ? { href: reviewersHref({ standing }), words: 'Back to the start' } : null}
            next={
              nextCursor ? { href: reviewersHref({ standing, cursor: nextCursor }), words: 'More' } : null
            }
          />
        </div>
        <aside className={styles.side} aria-label="The nightly fit">
          <Fit fit={fit} />
        </aside>
      </div>
    </Desk>
  );
}

function Filter({ standing, counts }: Pick<Asked, 'standing'> & Pick<ReviewersView, 'counts'>) {
  const choices = [undefined, ...[...reviewerStandings].reverse()];
  return (
    <nav aria-label="Reviewers by standing">
      <ul role="list" className={styles.filter}>
        {choices.map((choice) => (
          <li key={choice ?? 'all'}>
            <a
              href={reviewersHref({ standing: choice })}
              aria-current={choice === standing ? 'page' : undefined}
            >
              {choice ? `${standingWords[choice]} (${counts[choice].toLocaleString('en')})` : 'All'}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
