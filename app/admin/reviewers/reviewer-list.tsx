import { Badge } from '@/app/_ui/badge';
import type { ReviewerItem } from '@/lib/peer-review/records/schemas';
import { Moment } from '../_parts/moment';
import { percent, standingTones, standingWords } from '../_parts/words';
import styles from './reviewers.module.css';

/** Reviewers, one a line: how they stand and why, and how many of either kind of comment they judge rightly. */
export function ReviewerList({ reviewers }: { reviewers: ReviewerItem[] }) {
  return (
    <ol role="list" className={styles.list}>
      {reviewers.map((reviewer) => (
        <li key={reviewer.id} className={styles.row}>
          <div className={styles.who}>
            <p>
              <a className={styles.name} href={`/admin/members/${reviewer.id}#reviewer`}>
                <bdi>{reviewer.displayName}</bdi>
              </a>{' '}
              {reviewer.standing !== 'GOOD' && (
                <Badge tone={standingTones[reviewer.standing]}>{standingWords[reviewer.standing]}</Badge>
              )}
            </p>
            {reviewer.standing !== 'GOOD' && reviewer.reason && (
              <p className={styles.note}>
                Since <Moment at={reviewer.since} />: “{reviewer.reason}”
              </p>
            )}
          </div>
          <dl className={styles.rates}>
            <div>
              <dt>Accepts what is acceptable</dt>
              <dd>{percent(round(reviewer.accepts))}</dd>
            </div>
            <div>
              <dt>Objects to what is not</dt>
              <dd>{percent(round(reviewer.objects))}</dd>
            </div>
            <div>
              <dt>Going by verdicts</dt>
              <dd>{Number(reviewer.verdicts.toFixed(1))}</dd>
            </div>
          </dl>
        </li>
      ))}
    </ol>
  );
}

const round = (share: number) => Math.round(share * 100) / 100;
