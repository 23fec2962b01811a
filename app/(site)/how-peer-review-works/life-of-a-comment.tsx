import { useTranslations } from 'next-intl';
import type { Policy } from '@/lib/policy/schemas';
import styles from './life-of-a-comment.module.css';
import { useNumbers } from './numbers';

const areas = ['written', 'paid', 'line', 'posted', 'moderator', 'turned', 'again'] as const;

/**
 * The life of a comment as a drawing: a list of its steps, which stand below one another where there is little room and side
 * by side where there is more. The arrows say nothing that the words do not.
 */
export function LifeOfAComment({ review }: { review: Policy['review'] }) {
  const t = useTranslations('pages.life');
  const words = useStepsInWords(review);
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>{t('caption')}</figcaption>
      <ol role="list" className={styles.life}>
        {areas.map((area) => (
          <li key={area} className={styles[area]}>
            <span className={styles.name}>{t(`${area}.name`)}</span>
            <span className={styles.words}>{words[area]}</span>
            {area !== 'posted' && area !== 'again' && <Arrow />}
            {area === 'moderator' && <Arrow second />}
          </li>
        ))}
      </ol>
    </figure>
  );
}

function useStepsInWords({
  required,
  maxWaitHours,
  resubmissions,
}: Policy['review']): Record<(typeof areas)[number], string> {
  const t = useTranslations('pages.life');
  const { counted } = useNumbers();
  return {
    written: t('written.words'),
    paid: t('paid.words', { comments: counted('comments', required) }),
    line: t('line.words'),
    posted: t('posted.words'),
    moderator: t('moderator.words', { hours: counted('hours', maxWaitHours) }),
    turned: t('turned.words'),
    again:
      resubmissions > 0
        ? t('again.words', { times: counted('times', resubmissions) })
        : t('again.appealOnly'),
  };
}

function Arrow({ second }: { second?: boolean }) {
  return (
    <svg
      className={second ? styles.secondArrow : styles.arrow}
      viewBox="0 0 40 12"
      width="40"
      height="12"
      aria-hidden="true"
      focusable="false"
    >
      <path d="M0 6h38M33 1l6 5-6 5" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
