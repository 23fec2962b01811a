import { Badge } from '@/app/_ui/badge';
import type { CaseView } from '@/lib/moderation/schemas';
import { Moment } from '../../_parts/moment';
import { VerdictCounts } from '../../_parts/verdict-counts';
import { verdictWords } from '../../_parts/words';
import styles from './case.module.css';

/** Every review, by whom and with their note; those of an earlier text say so, and no longer count. */
export function Reviews({ comment: { reviews, revision, verdicts, whyNot } }: { comment: CaseView }) {
  if (whyNot === 'own-comment')
    return <p>Who reviewed it, and what they said, is kept from its author: that is you.</p>;
  if (reviews.length === 0) return <p>Nobody has reviewed it.</p>;
  const newestFirst = [...reviews].reverse();
  return (
    <>
      <VerdictCounts verdicts={verdicts} />
      <ul role="list" className={styles.entries}>
        {newestFirst.map((review) => (
          <li key={`${review.reviewer.id}-${review.revision}`}>
            <p>
              <Badge tone={review.verdict === 'YES' ? 'accent' : 'danger'}>
                {verdictWords[review.verdict]}
              </Badge>{' '}
              <bdi className={styles.name}>{review.reviewer.displayName}</bdi>{' '}
              <span className={styles.when}>
                <Moment at={review.createdAt} />
              </span>
            </p>
            {review.voided && <p className={styles.void}>Does not count: {review.voided}</p>}
            {review.revision !== revision && (
              <p className={styles.note}>On text {review.revision}: it does not count for the newest one.</p>
            )}
            {review.note && <p className={styles.said}>“{review.note}”</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
