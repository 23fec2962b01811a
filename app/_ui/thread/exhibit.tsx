import { articlePath } from '@/app/_ui/article-path';
import type { AssignmentView } from '@/lib/peer-review/schemas';
import { Prose } from '../prose';
import styles from './exhibit.module.css';

/** What is to be judged, with room to be read: where it stands, what it answers, and its text (R5). */
export function Exhibit({ assignment: { article, context, bodyHtml } }: { assignment: AssignmentView }) {
  return (
    <div className={styles.exhibit}>
      <p className={styles.where}>
        <span className={styles.kicker}>A comment on</span>
        <a href={articlePath(article.slug)}>{article.title}</a>
      </p>
      {context && (
        <details className={styles.context} open>
          <summary>It answers this comment</summary>
          <Prose kind="comment" html={context.bodyHtml} />
        </details>
      )}
      <div className={styles.text} role="group" aria-label="The comment to review">
        <Prose html={bodyHtml} />
      </div>
    </div>
  );
}
