import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { CommentView } from '@/lib/comments/schemas';
import { classNames } from '../class-names';
import { Icon } from '../icon';
import { VisuallyHidden } from '../visually-hidden';
import { Comment } from './comment';
import type { ActionSettings } from './reactions';
import { MoreReplies, type Rest } from './more-replies';
import styles from './thread.module.css';

/** How a thread fits into the page that it stands on. */
export type ThreadSetting = {
  /** The present moment, as an ISO time. */
  now: string;
  permalink: (commentId: string) => string;
  /** Where replying begins; null for those who may not. */
  replyLink: ((commentId: string) => string) | null;
  /** What each comment offers its reader. */
  foot?: ActionSettings;
  /** A reply being written, under the comment that it answers. */
  replying?: { to: string; composer: ReactNode } | null;
  /** Levels of replies that nest; deeper ones go on flat, each naming what it answers. */
  maxDepth: number;
  /** Where the replies to a comment are that are not shown here; `left` is how many they are. */
  rest: (comment: CommentView, left: number) => Rest;
  /** The comment that the page is about: it is marked, and takes the focus. */
  current?: string;
  /** The first of the replies to a comment that were asked for. It takes the focus. */
  firstNew?: { id: string; of: string } | null;
  /** How many comments are left out right below the top, and where they are. */
  leftOut?: { count: number; href: string } | null;
};

/** Whether a comment, or its empty place, is among these and their replies. */
export const isAmong = (comments: CommentView[], id: string): boolean =>
  comments.some((comment) => comment.id === id || isAmong(comment.replies ?? [], id));

/** Comments, each with the replies that were read with it. */
export function Thread({ comments, ...setting }: ThreadSetting & { comments: CommentView[] }) {
  return (
    <ol role="list" data-threads className={styles.thread}>
      {comments.map((comment) => (
        <Place key={comment.id} comment={comment} setting={setting}>
          <Branch comment={comment} level={0} setting={setting} />
        </Place>
      ))}
    </ol>
  );
}

type PlaceProps = { comment: CommentView; setting: ThreadSetting; children: ReactNode };

/** A comment's place in its list: where one lands who asked for more. */
function Place({ comment: { id }, setting: { firstNew }, children }: PlaceProps) {
  if (firstNew?.id !== id) return <li>{children}</li>;
  return (
    <li id={`more-${firstNew.of}`} className={styles.arrival} tabIndex={-1}>
      {children}
    </li>
  );
}

type BranchProps = {
  comment: CommentView;
  /** Levels of nesting above it. */
  level: number;
  parent?: CommentView;
  setting: ThreadSetting;
};

/** A comment with what is nested below it. */
function Branch({ comment, level, parent, setting }: BranchProps) {
  return (
    <One {...{ comment, level, parent, setting }}>
      <Replies comment={comment} level={level} setting={setting} />
    </One>
  );
}

function One({ comment, level, parent, setting, children }: BranchProps & { children?: ReactNode }) {
  const { replying, replyLink, current, maxDepth, permalink } = setting;
  const isChild = parent?.id === comment.parentId;
  return (
    <Comment
      comment={comment}
      now={setting.now}
      permalink={permalink(comment.id)}
      replyLink={replyLink && replyLink(comment.id)}
      foot={setting.foot}
      level={level}
      answers={
        comment.parentId
          ? {
              name: isChild ? (parent?.author?.displayName ?? null) : null,
              href: isChild ? `#comment-${comment.parentId}` : permalink(comment.parentId),
              inWords: level > maxDepth || !isChild,
            }
          : null
      }
      current={comment.id === current}
    >
      {replying?.to === comment.id && <div className={styles.composer}>{replying.composer}</div>}
      {children}
    </Comment>
  );
}

function Replies({ comment, level, setting }: BranchProps) {
  const t = useTranslations('thread');
  const shown = comment.replies ?? [];
  const rest = restOf(comment, setting);
  const leftOut = level === 0 ? setting.leftOut : null;
  if (shown.length === 0 && !rest.later && !rest.earlier) return null;
  const list = (
    <ol role="list" className={styles.replies}>
      {leftOut && (
        <li className={styles.more}>
          <a href={leftOut.href}>{t('leftOut', { count: leftOut.count })}</a>
        </li>
      )}
      <MoreReplies of={comment} way="earlier" rest={rest} className={styles.more} />
      {level < setting.maxDepth
        ? shown.map((reply) => (
            <Place key={reply.id} comment={reply} setting={setting}>
              <Branch comment={reply} level={level + 1} parent={comment} setting={setting} />
            </Place>
          ))
        : flat(comment, { level: level + 1, setting })}
      <MoreReplies of={comment} way="later" rest={rest} className={styles.more} />
    </ol>
  );
  if (shown.length === 0)
    return <div className={classNames(styles.unseen, level < setting.maxDepth && styles.nested)}>{list}</div>;
  return (
    <details open data-branch className={classNames(styles.branch, level >= setting.maxDepth && styles.flat)}>
      <summary>
        <Icon name="chevron" size={14} />
        {t('replies', { count: Math.max(1, countBelow(comment)) })}
        {comment.author && <VisuallyHidden> {t('to', { name: comment.author.displayName })}</VisuallyHidden>}
      </summary>
      {list}
    </details>
  );
}

/** The replies to a comment and the replies to those, one after another: where there is no room to nest any longer. */
function flat(
  comment: CommentView,
  { level, setting }: { level: number; setting: ThreadSetting },
): ReactNode[] {
  return (comment.replies ?? []).flatMap((reply) => {
    const rest = restOf(reply, setting);
    return [
      <Place key={reply.id} comment={reply} setting={setting}>
        <One comment={reply} level={level} parent={comment} setting={setting} />
      </Place>,
      <MoreReplies
        key={`before ${reply.id}`}
        of={reply}
        way="earlier"
        rest={rest}

        className={styles.more}
      />,
      ...flat(reply, { level, setting }),
      <MoreReplies
        key={`after ${reply.id}`}
        of={reply}
        way="later"
        rest={rest}

        className={styles.more}
      />,
    ];
  });
}

/** An empty place is not counted as a reply. */
const restOf = (comment: CommentView, { rest }: ThreadSetting): Rest =>
  rest(comment, comment.replyCount - (comment.replies ?? []).filter(({ author }) => author !== null).length);

/** Replies to a comment and to those, as far as they are known. */
const countBelow = ({ replyCount, replies = [] }: CommentView): number =>
  replies.reduce((sum, reply) => sum + countBelow(reply), replyCount);
