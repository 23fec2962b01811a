import type { ReactNode } from 'react';
import type { CommentView } from '@/lib/comments/schemas';
import { classNames } from '../class-names';
import { Icon } from '../icon';
import { VisuallyHidden } from '../visually-hidden';
import { Comment } from './comment';
import styles from './thread.module.css';

/** Levels of replies that are indented. */
const DEEPEST_INDENT = 4;

/** How a thread fits into the page that it stands on. */
export type ThreadSetting = {
  /** The present moment, as an ISO time. */
  now: string;
  permalink: (commentId: string) => string;
  /** Where replying begins; null for those who may not. */
  replyLink: ((commentId: string) => string) | null;
  /** Where a comment is reported; null for those who may not, and for what they wrote themselves. */
  reportLink?: (comment: CommentView) => string | null;
  /** A reply being written, under the comment that it answers. */
  replying?: { to: string; composer: ReactNode } | null;
  /** The page shows a thread as a whole: what it leaves out is nowhere else. */
  whole?: boolean;
};

/** Whether a comment, or its empty place, is among these and their replies. */
export const isAmong = (comments: CommentView[], id: string): boolean =>
  comments.some((comment) => comment.id === id || isAmong(comment.replies ?? [], id));

/** Comments, each with the replies that were read with it. */
export function Thread({ comments, ...setting }: ThreadSetting & { comments: CommentView[] }) {
  return (
    <ol role="list" className={styles.thread}>
      {comments.map((comment) => (
        <li key={comment.id}>
          <Branch comment={comment} depth={0} setting={setting} />
        </li>
      ))}
    </ol>
  );
}

type BranchProps = { comment: CommentView; depth: number; answers?: string; setting: ThreadSetting };

function Branch({ comment, depth, answers, setting }: BranchProps) {
  const { replying, replyLink, reportLink } = setting;
  return (
    <Comment
      comment={comment}
      now={setting.now}
      permalink={setting.permalink(comment.id)}
      replyLink={replyLink && replyLink(comment.id)}
      reportLink={reportLink?.(comment) ?? null}
      answers={depth > DEEPEST_INDENT ? answers : undefined}
      root={depth === 0}
    >
      {replying?.to === comment.id && <div className={styles.composer}>{replying.composer}</div>}
      <Replies comment={comment} depth={depth + 1} setting={setting} />
    </Comment>
  );
}

function Replies({ comment, depth, setting }: Omit<BranchProps, 'answers'>) {
  const shown = comment.replies ?? [];
  const answers = comment.author?.displayName;
  return (
    <>
      {shown.length > 0 && (
        <ol role="list" className={classNames(styles.replies, depth > DEEPEST_INDENT && styles.flat)}>
          {shown.map((reply) => (
            <li key={reply.id}>
              <Branch comment={reply} depth={depth} answers={answers} setting={setting} />
            </li>
          ))}
        </ol>
      )}
      <MoreReplies comment={comment} shown={shown} setting={setting} />
    </>
  );
}

function MoreReplies({
  comment: { id, author, replyCount },
  shown,
  setting,
}: {
  comment: CommentView;
  shown: CommentView[];
  setting: ThreadSetting;
}) {
  // An empty place is not counted as a reply.
  const left = replyCount - shown.filter((reply) => reply.author !== null).length;
  if (left <= 0) return null;
  if (setting.whole) {
    return (
      <p className={styles.more}>
        {left === 1 ? 'One more reply is' : `${left} more replies are`} not shown.
      </p>
    );
  }
  return (
    <p className={styles.more}>
      <a href={setting.permalink(id)}>
        {replyCount === 1 ? 'Show the reply' : `Show all ${replyCount} replies`}
        {author && <VisuallyHidden> to {author.displayName}</VisuallyHidden>}
        <Icon name="right" size={15} />
      </a>
    </p>
  );
}
