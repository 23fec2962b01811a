import type { ReactNode } from 'react';
import { contestLesson, skipReview, submitReview } from '@/app/(account)/review/actions';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { articlePath } from '@/app/_ui/article-path';
import { commentsInWords } from '@/app/_ui/comments-in-words';
import { Pagination } from '@/app/_ui/pagination';
import { Sorting } from '@/app/_ui/thread/sorting';
import { isAmong, Thread } from '@/app/_ui/thread/thread';
import { UnsentReview } from '@/app/_ui/thread/unsent-review';
import type { ArticleView } from '@/lib/articles/schemas';
import { readThread } from '@/lib/comments/read-thread';
import type { ThreadView } from '@/lib/comments/schemas';
import { may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { systemContext } from '@/lib/platform/context';
import { authorTags } from '@/lib/web/author-tags';
import { declareCacheTags } from '@/lib/web/cache-tags';
import { currentViewer } from '@/lib/web/viewer';
import { reportLinks } from '../../../_components/report-links';
import { threadHref, type ThreadQuery } from '../../../_components/thread-query';
import styles from './comments.module.css';
import { Desk } from './desk';
import { Invitation } from './invitation';
import { ReplyComposer } from './reply-composer';

/** The comment section under an article: what it is for, where one writes, and the thread. */
export async function Comments({ article, query }: { article: ArticleView; query: ThreadQuery }) {
  const { sort, cursor } = query;
  const [viewer, thread] = await Promise.all([
    currentViewer(),
    orNotFound(readThread({ articleSlug: article.slug, sort, cursor })),
  ]);
  await declareCacheTags(authorTags(thread.items));
  const reply = replyBeingWritten(article, query, thread, viewer);
  return (
    <section id="comments" className={styles.section} aria-labelledby="comments-title">
      <header className={styles.head}>
        <h2 id="comments-title" className={styles.title}>
          Comments - share your knowledge and experience
        </h2>
        <div className={styles.invitation}>
          <Invitation slug={article.slug} open={article.commentsOpen} viewer={viewer} />
        </div>
      </header>
      {viewer && <Desk viewer={viewer} article={article} reply={reply} />}
      {(await isFormOfSignedOut()) && (
        <UnsentReview submitReview={submitReview} skipAssignment={skipReview} contestLesson={contestLesson} />
      )}
      {thread.count === 0 ? (
        <p className={styles.none}>No Comments, yet</p>
      ) : (
        <>
          <div className={styles.order}>
            <p className={styles.count}>{commentsInWords(thread.count)}</p>
            <Sorting
              current={sort}
              href={(other) => threadHref(pathOf(article), { sort: other }, 'comments')}
            />
          </div>
          <PageOfThread {...{ article, query, thread, viewer, reply }} />
        </>
      )}
      <new-comments article={article.slug} count={thread.count} />
    </section>
  );
}

type Reply = { to: string; composer: ReactNode; inThread: boolean };

function replyBeingWritten(
  article: ArticleView,
  { sort, cursor, reply }: ThreadQuery,
  thread: ThreadView,
  viewer: Viewer | null,
): Reply | null {
  if (!reply || !article.commentsOpen || !may(viewer, 'comment.write')) return null;
  const inThread = isAmong(thread.items, reply);
  const place = inThread ? `comment-${reply}` : 'comments';
  const cancelHref = threadHref(pathOf(article), { sort, cursor }, place);
  const composer = <ReplyComposer {...{ article, viewer, cancelHref }} parentId={reply} />;
  return { to: reply, composer, inThread };
}

function PageOfThread({
  article,
  query,
  thread,
  viewer,
  reply,
}: {
  article: ArticleView;
  query: ThreadQuery;
  thread: ThreadView;
  viewer: Viewer | null;
  reply: Reply | null;
}) {
  const path = pathOf(article);
  const { sort, cursor } = query;
  const mayReply = article.commentsOpen && may(viewer, 'comment.write');
  return (
    <>
      <Thread
        comments={thread.items}
        now={systemContext.now().toISOString()}
        permalink={(id) => `${path}/comments/${id}#comment-${id}`}
        replyLink={mayReply ? (id) => threadHref(path, { sort, cursor, reply: id }, 'reply') : null}
        reportLink={reportLinks(path, viewer)}
        replying={reply?.inThread ? reply : null}
      />
      <Pagination
        label="Pages of comments"
        start={
          cursor
            ? { href: threadHref(path, { sort }, 'comments'), words: 'Back to the first comments' }
            : null
        }
        next={
          thread.nextCursor
            ? {
                href: threadHref(path, { sort, cursor: thread.nextCursor }, 'comments'),
                words: sort === 'newest' ? 'Older comments' : 'Newer comments',
              }
            : null
        }
      />
    </>
  );
}

const pathOf = ({ slug }: ArticleView) => articlePath(slug);
