import { Badge } from '@/app/_ui/badge';
import { houseRule } from '@/lib/moderation/house-rules';
import type { QueueItem } from '@/lib/moderation/schemas';
import { Moment } from './moment';
import styles from './reports.module.css';
import { reasonInWords } from './words';

/** What readers reported about a comment, each with their note; and whether the policy calls for a look. */
export function Reports({
  comment: { reports, pressing },
}: {
  comment: Pick<QueueItem, 'reports' | 'pressing'>;
}) {
  if (reports.length === 0) return null;
  return (
    <div className={styles.reports}>
      <p className={styles.count}>
        {reports.length === 1 ? 'Reported by one reader' : `Reported by ${reports.length} readers`}
        {pressing && (
          <>
            {' '}
            <Badge tone="danger">Needs a look</Badge>
          </>
        )}
      </p>
      <ul role="list">
        {reports.map(({ reporter, reason, note, createdAt }) => (
          <li key={reporter.id}>
            <p>
              <strong>{reasonInWords(reason, houseRule)}</strong>, says <bdi>{reporter.displayName}</bdi>{' '}
              <span className={styles.when}>
                <Moment at={createdAt} />
              </span>
            </p>
            {note && <p className={styles.note}>“{note}”</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
