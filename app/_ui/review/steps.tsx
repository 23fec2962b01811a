import { useTranslations } from 'next-intl';
import type { OwnCommentView } from '@/lib/comments/schemas';
import { classNames } from '../class-names';
import { VisuallyHidden } from '../visually-hidden';
import { InLine } from './in-line';
import { standingOf, type Standing } from './standing-of';
import styles from './steps.module.css';

/**
 * The way of a comment from its author to its readers, and how far it is: written, reviews, in line, posted. Below it, how the line
 * goes. Nothing once its way has ended.
 */
export function Steps({ comment }: { comment: OwnCommentView }) {
  const t = useTranslations('review.steps');
  const standing = standingOf(comment.status);
  if (!standing) return null;
  return (
    <div className={styles.steps}>
      <ol role="list" className={styles.way} aria-label={t('name')}>
        <Step words={t('written')} is="done" />
        <Step words={t('reviews', comment.reviews)} is={ofReviews(comment, standing)} />
        <Step
          words={t(standing === 'reviews' ? 'line' : standing)}
          is={standing === 'reviews' ? 'ahead' : 'here'}
        />
        <Step words={t('posted')} is="ahead" />
      </ol>
      <InLine line={comment.line} className={styles.line} />
    </div>
  );
}

type Is = 'done' | 'here' | 'ahead';

/** What screening holds is with a moderator before its author has reviewed anything. */
const ofReviews = ({ reviews: { done, required } }: OwnCommentView, standing: Standing): Is =>
  standing === 'reviews' ? 'here' : done < required ? 'ahead' : 'done';

function Step({ words, is }: { words: string; is: Is }) {
  const t = useTranslations('review.steps');
  return (
    <li className={classNames(styles.step, styles[is])} aria-current={is === 'here' ? 'step' : undefined}>
      {words}
      {is === 'done' && <VisuallyHidden> ({t('done')})</VisuallyHidden>}
    </li>
  );
}
