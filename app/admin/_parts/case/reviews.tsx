import { useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import { useReason } from '@/app/_ui/use-reason';
import type { CaseView } from '@/lib/moderation/schemas';
import { Moment } from '@/app/admin/_parts/frame/moment';
import { VerdictCounts } from '@/app/admin/_parts/queue/verdict-counts';
import styles from './case.module.css';

/** Every review, by whom and with their note; those of an earlier text say so, and no longer count. */
export function Reviews({ comment: { reviews, revision, verdicts, whyNot, blind } }: { comment: CaseView }) {
  const t = useTranslations('cases.reviews');
  const desk = useTranslations('desk');
  const say = useReason();
  if (whyNot === 'own-comment') return <p>{t('own')}</p>;
  if (blind) return <p>{t('blind')}</p>;
  if (reviews.length === 0) return <p>{t('none')}</p>;
  const newestFirst = [...reviews].reverse();
  return (
    <>
      <VerdictCounts verdicts={verdicts} />
      <ul role="list" className={styles.entries}>
        {newestFirst.map((review) => (
          <li key={`${review.reviewer.id}-${review.revision}`}>
            <p>
              <Badge tone={review.verdict === 'YES' ? 'accent' : 'danger'}>
                {desk(`verdicts.${review.verdict}`)}
              </Badge>{' '}
              <bdi className={styles.name}>{review.reviewer.displayName}</bdi>{' '}
              <span className={styles.when}>
                <Moment at={review.createdAt} />
              </span>
            </p>
            {review.voided && <p className={styles.void}>{t('void', { reason: say(review.voided) })}</p>}
            {review.revision !== revision && (
              <p className={styles.note}>{t('older', { number: review.revision })}</p>
            )}
            {review.note && <p className={styles.said}>{desk('quoted', { text: review.note })}</p>}
            {review.noteToAuthor && <p className={styles.note}>{t('toAuthor')}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
