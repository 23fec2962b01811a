import type { ReactNode } from 'react';
import { orNull } from '@/app/_frame/or-null';
import { beginningOf } from '@/app/_ui/review/beginning-of';
import { Composer } from '@/app/_ui/writing/composer';
import { ReviewPanel } from '@/app/_ui/review/review-panel';
import { WaitingComments } from '@/app/_ui/review/waiting-comments';
import type { ArticleView } from '@/lib/articles/schemas';
import { readDraft } from '@/lib/comments/drafts/read-draft';
import { listOwnComments } from '@/lib/comments/own/list-own-comments';
import type { CommentState, OwnCommentView } from '@/lib/comments/schemas';
import { may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { findOpenBatch } from '@/lib/peer-review/assignment/request-assignments';
import type { BatchView } from '@/lib/peer-review/schemas';
import { readThanks } from '@/lib/peer-review/thanks/read-thanks';
import { readVolunteering } from '@/lib/peer-review/volunteering/volunteer';
import { systemContext } from '@/lib/platform/context';
import { currentPolicy } from '@/lib/policy/current-policy';
import { Objection } from '@/app/(account)/my-comments/objection';
import { contestLesson, skipReview, submitReview, volunteerReview } from '@/app/(account)/review/actions';
import { keepDraft, postComment } from '../actions';
import styles from './desk.module.css';

const ON_THE_WAY: readonly CommentState[] = [
  'AWAITING_REVIEWS',
  'IN_REVIEW',
  'OBJECTED',
  'REFERRED',
  'REJECTED',
];

/** What a member does here: reviewing for a comment that waits, following it, and writing. */
export async function Desk({
  viewer,
  article,
  reply,
}: {
  viewer: Viewer;
  article: ArticleView;
  /** A reply that is being written, in the thread or, where that does not show what it answers, here. */
  reply: { composer: ReactNode; inThread: boolean } | null;
}) {
  const mayWrite = may(viewer, 'comment.write');
  const [{ screening }, open, recent, draft] = await Promise.all([
    currentPolicy(),
    mayWrite ? findOpenBatch({ viewer, articleSlug: article.slug }) : null,
    listOwnComments({ viewer }),
    readDraft({ viewer, target: article.id }),
  ]);
  const waiting = recent.items.filter(
    ({ article: { slug }, status }) => slug === article.slug && ON_THE_WAY.includes(status),
  );
  const batch = open ?? finishedBatch(waiting);
  if (!batch && waiting.length === 0 && !mayWrite) return null;
  return (
    <div className={styles.desk}>
      {batch && <Reviews {...{ viewer, batch, waiting }} />}
      <WaitingComments
        comments={waiting.map(withoutLineOf(batch))}
        after={(comment) => <Objection comment={comment} />}
      />
      {reply && !reply.inThread && reply.composer}
      {mayWrite && article.commentsOpen && !reply && (
        <Composer
          // A comment that was sent leaves an empty page behind for the next.
          key={recent.items[0]?.id ?? 'first'}
          memberId={viewer.id}
          articleSlug={article.slug}
          answering={null}
          draft={draft}
          keepsLinks={screening.links !== 'refuse'}
          action={postComment}
          saveDraft={keepDraft}
        />
      )}
    </div>
  );
}

/** The reviews; where more than one comment waits for some, with which of them they are for. */
async function Reviews({
  viewer,
  batch,
  waiting,
}: {
  viewer: Viewer;
  batch: BatchView;
  waiting: OwnCommentView[];
}) {
  const { commentId } = batch;
  const isDone = batch.status === 'IN_REVIEW' && may(viewer, 'comment.review');
  const [thanks, beyond] = await Promise.all([
    readThanks({ viewer, commentId }),
    isDone ? orNull(readVolunteering({ viewer, after: commentId })) : null,
  ]);
  const own = waiting.find(({ id }) => id === batch.commentId);
  return (
    <ReviewPanel
      batch={batch}
      thanks={thanks}
      beyond={beyond}
      line={own?.line ?? null}
      own={own && waiting.length > 1 ? beginningOf(own.body) : null}
      now={systemContext.now().toISOString()}
      submitReview={submitReview}
      skipAssignment={skipReview}
      contestLesson={contestLesson}
      volunteer={volunteerReview}
    />
  );
}

/** What the panel says of its comment’s place in line is not said again below it. */
const withoutLineOf = (batch: BatchView | null) => (comment: OwnCommentView) =>
  comment.id === batch?.commentId ? { ...comment, line: null } : comment;

/** While the newest comment is with its reviewers, the panel stays and says so. */
function finishedBatch([newest]: OwnCommentView[]): BatchView | null {
  if (newest?.status !== 'IN_REVIEW') return null;
  return {
    commentId: newest.id,
    ...newest.reviews,
    comments: newest.reviews.required,
    after: null,
    skipsLeft: 0,
    skipsLeftToday: 0,
    skipsAllowed: false,
    assignments: [],
    status: newest.status,
  };
}
