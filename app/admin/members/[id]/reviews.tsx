import { useTranslations } from 'next-intl';
import { articlePath } from '@/app/_ui/article-path';
import { Badge } from '@/app/_ui/badge';
import type { DeskReviewView } from '@/lib/peer-review/records/schemas';
import { useReason } from '@/app/_ui/use-reason';
import { excerpt } from '@/lib/platform/text/excerpt';
import { Moment } from '@/app/admin/_parts/frame/moment';
import styles from './member.module.css';

const EXCERPT = 160;

/** What a member has reviewed, each with how the text ended and the way to its case. */
export function Reviews({ reviews }: { reviews: DeskReviewView[] }) {
  const ends = useTranslations('review.ends');
  const t = useTranslations('records.member');
  const desk = useTranslations('desk');
  const say = useReason();
  if (reviews.length === 0) return <p>{t('noReviews')}</p>;
  return (
    <ol role="list" className={styles.entries}>
      {reviews.map((review) => (
        <li key={review.assignmentId} className={styles.entry}>
          <p>
            <Badge tone={review.verdict === 'YES' ? 'accent' : 'danger'}>
              {desk(`verdicts.${review.verdict}`)}
            </Badge>{' '}
            <span className={styles.when}>
              {t.rich('whenOn', {
                when: () => <Moment at={review.givenAt} />,
                title: review.article.title,
                article: (title) => <a href={articlePath(review.article.slug)}>{title}</a>,
              })}
            </span>
          </p>
          <Text review={review} />
          <p className={styles.note}>
            {t('review.end', {
              text: review.ended ? ends(review.ended) : t('review.item'),
              right: rightness(review),
              verdict: review.calibration ? desk(`verdicts.${review.calibration.verdict}`) : '',
            })}
          </p>
          {review.voided && <p className={styles.note}>{t('review.void', { reason: say(review.voided) })}</p>}
          {review.note && <p className={styles.note}>{t('review.note', { note: review.note })}</p>}
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

function rightness({ right, calibration }: DeskReviewView): 'unknown' | 'yes' | 'no' | 'other' {
  if (right === null) return 'unknown';
  if (right) return 'yes';
  return calibration ? 'other' : 'no';
}
