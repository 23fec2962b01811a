import type { BatchView } from '@/lib/peer-review/schemas';
import type { ThanksView } from '@/lib/peer-review/thanks/schemas';
import styles from './after-the-last.module.css';
import { PastLesson, type Contesting } from './lesson';
import { thanksInWords } from './review-words';

/** What comes once there is nothing left to review for a comment: thanks, what the reviews did, and what is next. */
export function AfterTheLast({
  batch: { commentId, status, done },
  thanks,
  contesting,
}: {
  batch: BatchView;
  thanks: ThanksView;
  contesting: Contesting;
}) {
  const own = `/my-comments#comment-${commentId}`;
  const words = thanksInWords(thanks);
  const isDone = status !== 'AWAITING_REVIEWS' && done > 0;
  return (
    <div className={styles.after}>
      {isDone && words.length > 0 && (
        <div className={styles.thanks}>
          <p className={styles.title}>Thank you: you are done.</p>
          <p>{words.join(' ')}</p>
        </div>
      )}
      {status === 'AWAITING_REVIEWS' && (
        <p>
          For now only practice texts count for your comment, and there are no more of them at the moment. It
          waits until there are new ones, or until a moderator lets your verdicts count again.{' '}
          <a href="/my-reviews">Your record as a reviewer</a> shows why.
        </p>
      )}
      {status === 'IN_REVIEW' ? (
        <p>
          Other members review your comment now. Once enough of them find it acceptable it is posted, without
          anything more for you to do. Where they object or disagree, a moderator decides and tells you why.
          You can follow it under <a href={own}>My comments</a>.
        </p>
      ) : (
        <p>
          <a href={own}>See your comment, and what you can do about it</a>
        </p>
      )}
      <PastLessons {...{ thanks, contesting }} />
    </div>
  );
}

/** All but the one that the panel shows already. */
function PastLessons({ thanks, contesting }: { thanks: ThanksView; contesting: Contesting }) {
  const lessons = thanks.lessons.filter(({ latest }) => !latest);
  if (lessons.length === 0) return null;
  return (
    <details className={styles.lessons}>
      <summary>
        {lessons.length === 1 ? 'The practice text before' : `The ${lessons.length} practice texts before`}
      </summary>
      <ul role="list">
        {lessons.map((lesson, index) => (
          <li key={lesson.assignmentId}>
            <PastLesson {...{ lesson, contesting }} which={` of text ${index + 1}`} />
          </li>
        ))}
      </ul>
    </details>
  );
}
