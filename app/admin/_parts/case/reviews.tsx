import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import { useReason } from '@/app/_ui/use-reason';
import { showReviewers } from '@/app/admin/actions';
import type { CaseView } from '@/lib/moderation/schemas';
import { Moment } from '@/app/admin/_parts/frame/moment';
import { QuickAct } from '@/app/admin/_parts/queue/quick-act';
import { VerdictCounts } from '@/app/admin/_parts/queue/verdict-counts';
import styles from './case.module.css';
import { recordInWords, type Rates } from './why-in-words';

type Props = {
  comment: CaseView;
  /** What who gave each review is believed to be worth, by its id. */
  weights: ReadonlyMap<string, Rates>;
};

/**
 * Every review with its note, those first whose reviewers are most reliable; who they are, when one asks, for a text is judged by
 * what it says. Those of an earlier text say so, and no longer count.
 */
export function Reviews({ comment, weights }: Props) {
  const { id, reviews, revision, verdicts, whyNot, blind, named } = comment;
  const t = useTranslations('cases.reviews');
  const desk = useTranslations('desk');
  const say = useReason();
  const locale = useLocale();
  if (whyNot === 'own-comment') return <p>{t('own')}</p>;
  if (blind) return <p>{t('blind')}</p>;
  if (reviews.length === 0) return <p>{t('none')}</p>;
  return (
    <>
      <VerdictCounts verdicts={verdicts} />
      <ul role="list" className={styles.entries}>
        {inOrder(comment, weights).map((review) => (
          <li key={review.id}>
            <p>
              <Badge tone={review.verdict === 'YES' ? 'accent' : 'danger'}>
                {desk(`verdicts.${review.verdict}`)}
              </Badge>{' '}
              <bdi className={styles.name}>
                {review.reviewer?.displayName ?? t('reviewer', { number: review.number })}
              </bdi>{' '}
              <span className={styles.when}>
                <Moment at={review.createdAt} />
              </span>
            </p>
            {review.note && (
              <p className={styles.said} dir="auto">
                {desk('quoted', { text: review.note })}
              </p>
            )}
            {review.voided && <p className={styles.void}>{t('void', { reason: say(review.voided) })}</p>}
            {review.revision !== revision && (
              <p className={styles.note}>{t('older', { number: review.revision })}</p>
            )}
            {review.noteToAuthor && <p className={styles.note}>{t('toAuthor')}</p>}
            {weights.has(review.id) && (
              <p className={styles.note}>{recordInWords(weights.get(review.id)!, locale)}</p>
            )}
          </li>
        ))}
      </ul>
      {named ? (
        <p className={styles.note}>{t('named')}</p>
      ) : (
        <div className={styles.ask}>
          <QuickAct act={showReviewers} fields={{ commentId: id }}>
            {t('show')}
          </QuickAct>
          <p className={styles.note}>{t('recorded')}</p>
        </div>
      )}
    </>
  );
}

/** What counts before what does not, and the more reliable reviewer before the less. */
function inOrder({ reviews, revision }: CaseView, weights: Props['weights']): CaseView['reviews'] {
  const rankOf = (review: CaseView['reviews'][number]): number => {
    const rates = weights.get(review.id);
    const counts = review.revision === revision && !review.voided;
    return (counts ? 10 : 0) + (rates ? rates.sensitivity + rates.specificity : 0);
  };
  return [...reviews].sort((one, other) => rankOf(other) - rankOf(one));
}
