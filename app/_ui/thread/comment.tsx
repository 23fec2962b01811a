import type { ReactNode } from 'react';
import type { AuthorView, CommentView } from '@/lib/comments/schemas';
import { classNames } from '../class-names';
import { Icon } from '../icon';
import { Prose } from '../prose';
import { Ago } from '../timestamp';
import { VisuallyHidden } from '../visually-hidden';
import { Author } from './author';
import styles from './comment.module.css';

type Props = {
  comment: CommentView;
  /** The present moment, as an ISO time. */
  now: string;
  permalink: string;
  /** Where replying begins; null for those who may not. */
  replyLink: string | null;
  /** Where it is reported; null for those who may not. */
  reportLink: string | null;
  /** The author that it answers, where nesting no longer shows it. */
  answers?: string;
  /** At the top of a thread, where wide screens set the author in the margin. */
  root?: boolean;
  /** What hangs on it, in the same column: a reply being written, its replies. */
  children?: ReactNode;
};

/** One comment with its author's knowledge and experience, or the place where one used to be. */
export function Comment(props: Props) {
  const { comment, root, children } = props;
  const { author } = comment;
  return (
    <>
      <article
        id={`comment-${comment.id}`}
        className={classNames(styles.comment, root ? styles.root : styles.stacked)}
        aria-labelledby={author ? `by-${comment.id}` : undefined}
      >
        {author ? <Written {...props} author={author} /> : <Gone comment={comment} />}
      </article>
      {children && (
        <div className={root ? styles.root : undefined}>
          <div className={root ? styles.onlyBody : undefined}>{children}</div>
        </div>
      )}
    </>
  );
}

function Written({
  comment,
  author,
  now,
  permalink,
  replyLink,
  reportLink,
  answers,
  root,
}: Props & { author: AuthorView }) {
  return (
    <>
      <Author id={`by-${comment.id}`} author={author} answers={answers} margin={root} />
      <div className={styles.body}>
        <Prose kind="comment" html={comment.bodyHtml} />
        <div className={styles.foot}>
          <a href={permalink}>
            <Ago at={comment.publishedAt ?? comment.createdAt} now={now} />
            <VisuallyHidden>, link to the comment by {author.displayName}</VisuallyHidden>
          </a>
          {comment.editedAt && <span>Edited</span>}
          {replyLink && (
            <a className={styles.reply} href={replyLink}>
              <Icon name="reply" size={14} />
              Reply
              <VisuallyHidden> to {author.displayName}</VisuallyHidden>
            </a>
          )}
          {reportLink && (
            <a href={reportLink} rel="nofollow">
              Report<VisuallyHidden> the comment by {author.displayName}</VisuallyHidden>
            </a>
          )}
        </div>
      </div>
    </>
  );
}

function Gone({ comment }: { comment: CommentView }) {
  return (
    <p className={classNames(styles.gone, styles.onlyBody)}>
      {comment.status === 'WITHDRAWN'
        ? 'This comment was withdrawn by its author.'
        : 'This comment was removed.'}
    </p>
  );
}
