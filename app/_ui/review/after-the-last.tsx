import { useLocale, useTranslations } from 'next-intl';
import type { OwnCommentView } from '@/lib/comments/schemas';
import type { BatchView } from '@/lib/peer-review/schemas';
import type { ThanksView } from '@/lib/peer-review/thanks/schemas';
import { linkTo } from '../link-to';
import styles from './after-the-last.module.css';
import type { Contesting } from './contest-form';
import { InLine } from './in-line';
import { PastLesson } from './lesson';
import { thanksInWords } from './review-words';

/** What comes once there is nothing left to review for a comment: thanks, what the reviews did, and what is next. */
export function AfterTheLast({
  batch: { commentId, after, status, done },
  line,
  thanks,
  contesting,
}: {
  batch: BatchView;
  /** How the comment stands in line, if it does. */
  line: OwnCommentView['line'];
  thanks: ThanksView;
  contesting: Contesting;
}) {
  const t = useTranslations('review.panel');
  const locale = useLocale();
  const own = `/my-comments#comment-${commentId}`;
  const words = thanksInWords(t, locale, thanks);
  const isDone = status !== 'AWAITING_REVIEWS' && done > 0;
  return (
    <div className={styles.after}>
      {isDone && words.length > 0 && (
        <div className={styles.thanks}>
          <p className={styles.title}>{t('after.thanks')}</p>
          <p>{words.join(' ')}</p>
        </div>
      )}
      {after && <p>{t.rich('after.turn', { first: linkTo(`/review?comment=${after}`) })}</p>}
      {status === 'AWAITING_REVIEWS' && !after && (
        <p>{t.rich('after.practiceOnly', { record: linkTo('/my-reviews') })}</p>
      )}
      {status === 'IN_REVIEW' ? (
        <>
          <InLine line={line} />
          <p>{t.rich('after.inReview', { own: linkTo(own) })}</p>
        </>
      ) : (
        <p>
          <a href={own}>{t('after.see')}</a>
        </p>
      )}
      <PastLessons {...{ thanks, contesting }} />
    </div>
  );
}

/** All but the one that the panel shows already. */
function PastLessons({ thanks, contesting }: { thanks: ThanksView; contesting: Contesting }) {
  const t = useTranslations('review.panel.after');
  const lessons = thanks.lessons.filter(({ latest }) => !latest);
  if (lessons.length === 0) return null;
  return (
    <details className={styles.lessons}>
      <summary>{t('before', { count: lessons.length })}</summary>
      <ul role="list">
        {lessons.map((lesson, index) => (
          <li key={lesson.assignmentId}>
            <PastLesson {...{ lesson, contesting }} which={{ text: index + 1 }} />
          </li>
        ))}
      </ul>
    </details>
  );
}
