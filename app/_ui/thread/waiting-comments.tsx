import type { OwnCommentView } from '@/lib/comments/schemas';
import { Badge } from '../badge';
import { Prose } from '../prose';
import { ForgetArrivedTexts } from './forget-arrived-texts';
import { stateWords } from './state-words';
import styles from './waiting-comments.module.css';

/** What the reader has written here that others do not see yet. Nothing when there is none. */
export function WaitingComments({ comments }: { comments: OwnCommentView[] }) {
  if (comments.length === 0) return null;
  return (
    <section className={styles.waiting} aria-labelledby="yours">
      <ForgetArrivedTexts texts={comments.map(({ body }) => body)} />
      <h3 id="yours" className={styles.title}>
        Only you see this: {comments.length === 1 ? 'your comment' : 'your comments'} on the way
      </h3>
      <ul role="list" className={styles.list}>
        {comments.map(({ id, status, reason, bodyHtml }) => (
          <li key={id}>
            <Badge tone={stateWords[status].tone}>{stateWords[status].name}</Badge>
            <Prose kind="comment" html={bodyHtml} />
            {reason && <p className={styles.reason}>{reason}</p>}
          </li>
        ))}
      </ul>
      <p>
        <a href="/my-comments">My comments</a>
      </p>
    </section>
  );
}
