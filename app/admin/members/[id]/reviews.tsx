import { articlePath } from '@/app/_ui/article-path';
import { Badge } from '@/app/_ui/badge';
import type { DeskReviewView } from '@/lib/peer-review/records/schemas';
import { excerpt } from '@/app/_ui/excerpt';
import { Moment } from '../../_parts/moment';
import { verdictWords } from '../../_parts/words';
import { endInWords } from '@/app/_ui/review-end-words';
import styles from './member.module.css';

const EXCERPT = 160;

/** What a member has reviewed, each with how the text ended and the way to its case. */
export function Reviews({ reviews }: { reviews: DeskReviewView[] }) {
  if (reviews.length === 0) return <p>They have not reviewed anything.</p>;
  return (
    <ol role="list" className={styles.entries}>
      {reviews.map((review) => (
        <li key={review.assignmentId} className={styles.entry}>
          <p>
            <Badge tone={review.verdict === 'YES' ? 'accent' : 'danger'}>
              {verdictWords[review.verdict]}
            </Badge>{' '}
            <span className={styles.when}>
              <Moment at={review.givenAt} />, on{' '}
              <a href={articlePath(review.article.slug)}>{review.article.title}</a>
            </span>
          </p>
          <Text review={review} />
          <p className={styles.note}>
            {review.ended ? endInWords(review.ended) : 'A calibration item'}
            {rightInWords(review)}
          </p>
          {review.voided && <p className={styles.note}>It does not count: {review.voided}</p>}
          {review.note && <p className={styles.note}>Note to moderators: “{review.note}”</p>}
        </li>
      ))}
    </ol>
  );
}

function Text({ review: { comment, calibration } }: { review: DeskReviewView }) {
  if (comment) {
    return (
      <p className={styles.said} dir="auto">
        <a href={`/admin/comments/${comment.id}`}>{excerpt(comment.body, EXCERPT).text}</a>
      </p>
    );
  }
  return calibration && <p className={styles.note}>{calibration.explanation}</p>;
}

function rightInWords({ right, calibration }: DeskReviewView): string {
  if (right === null) return '.';
  if (right) return ': the verdict was right.';
  return calibration
    ? `: ${verdictWords[calibration.verdict]} would have been right.`
    : ': the verdict was not right.';
}
