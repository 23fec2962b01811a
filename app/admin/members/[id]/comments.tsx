import { articlePath } from '@/app/_ui/article-path';
import { Badge } from '@/app/_ui/badge';
import { stateWords as stateBadges } from '@/app/_ui/thread/state-words';
import { commentState } from '@/lib/comments/schemas';
import type { MemberCaseView } from '@/lib/moderation/sanctions/schemas';
import { excerpt } from '@/app/_ui/excerpt';
import { Facts } from '../../_parts/facts';
import { Moment } from '../../_parts/moment';
import { stateWords } from '../../_parts/words';
import styles from './member.module.css';

const EXCERPT = 160;

/** How many of a member's comments stand in each state, in the order of a comment's life. */
export function CommentCounts({ comments }: Pick<MemberCaseView, 'comments'>) {
  if (comments.length === 0) return <p className={styles.note}>They have not written a comment.</p>;
  const order = commentState.options;
  const sorted = [...comments].sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
  return (
    <Facts facts={sorted.map(({ status, count }) => [stateWords[status], count.toLocaleString('en')])} />
  );
}

/** The latest of a member's comments, each with the way to its case. */
export function LatestComments({ latest }: Pick<MemberCaseView, 'latest'>) {
  if (latest.length === 0) return <p>They have not written a comment.</p>;
  return (
    <ol role="list" className={styles.entries}>
      {latest.map(({ id, article, body, status, createdAt }) => (
        <li key={id} className={styles.entry}>
          <p>
            <Badge tone={stateBadges[status].tone}>{stateWords[status]}</Badge>{' '}
            <span className={styles.when}>
              <Moment at={createdAt} />, on <a href={articlePath(article.slug)}>{article.title}</a>
            </span>
          </p>
          <p className={styles.said} dir="auto">
            <a href={`/admin/comments/${id}`}>{excerpt(body, EXCERPT).text}</a>
          </p>
        </li>
      ))}
    </ol>
  );
}
