import type { ReactNode } from 'react';
import { orNull } from '@/app/_frame/or-null';
import { beginningOf } from '@/app/_ui/review/beginning-of';
import { Composer } from '@/app/_ui/writing/composer';
import { ReviewPanel } from '@/app/_ui/review/review-panel';
import { Receipt } from '@/app/_ui/review/receipt';
import type { ArticleView } from '@/lib/articles/schemas';
import { readDraft } from '@/lib/comments/drafts/read-draft';
import { readReviewCost } from '@/lib/comments/pace/read-review-cost';
import { listOwnComments } from '@/lib/comments/own/list-own-comments';
import { underWay, type OwnCommentView } from '@/lib/comments/schemas';
import { may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { readWelcomeDue } from '@/lib/members/welcome';
import { findOpenBatch } from '@/lib/peer-review/assignment/request-assignments';
import type { BatchView } from '@/lib/peer-review/schemas';
import { readThanks } from '@/lib/peer-review/thanks/read-thanks';
import { readVolunteering } from '@/lib/peer-review/volunteering/volunteer';
import { systemContext } from '@/lib/platform/context';
import { currentPolicy } from '@/lib/policy/current-policy';
import { Objection } from '@/app/(account)/my-comments/objection';
import { contestLesson, skipReview, submitReview, volunteerReview } from '@/app/(account)/review/actions';
import { postComment } from '../actions';
import styles from './desk.module.css';
import { Welcome } from './welcome';

/**
 * What a member does here: reading once how it works, following what they have sent, reviewing for it, and writing. Those who get the page that is kept for all
 * members have nothing under way here.
 */
export async function Desk({
  viewer,
  article,
  isTaken,
  reply,
}: {
  viewer: Viewer | 'member';
  article: ArticleView;
  /** What they write. */
  isTaken: boolean;
  /** A reply that is being written, in the thread or, where that does not show what it answers, here. */
  reply: { composer: ReactNode; inThread: boolean } | null;
}) {
  if (viewer === 'member') return isTaken && <FirstComposer article={article} />;
  const mayWrite = may(viewer, 'comment.draft');
  const [{ screening }, cost, open, recent, draft, welcome] = await Promise.all([
    currentPolicy(),
    readReviewCost(),
    mayWrite ? findOpenBatch({ viewer, articleSlug: article.slug }) : null,
    listOwnComments({ viewer }),
    readDraft({ viewer, target: article.id }),
    mayWrite && isTaken && !reply && readWelcomeDue({ viewer }),
  ]);
  const waiting = recent.items.filter(
    ({ article: { slug }, status }) => slug === article.slug && underWay.includes(status),
  );
  const batch = open ?? finishedBatch(waiting);
  if (!batch && waiting.length === 0 && !mayWrite) return null;
  return (
    <div className={styles.desk}>
      {welcome && waiting.length === 0 && <Welcome {...{ viewer, article, cost }} />}
      <Receipt comments={waiting} after={(comment) => <Objection comment={comment} />} />
      {batch && <Reviews {...{ viewer, batch, waiting }} />}
      {reply && !reply.inThread && reply.composer}
      {mayWrite && !reply && (
        <Composer
          memberId={viewer.id}
          articleSlug={article.slug}
          answering={null}
          draft={draft}
          keepsLinks={screening.links !== 'refuse'}
          cost={cost}
          isAnother={waiting.some(({ status }) => status === 'AWAITING_REVIEWS')}
          action={postComment}
          // What was written while it was closed comes back with what was in its way.
          onlySent={!isTaken}
        />
      )}
    </div>
  );
}

async function FirstComposer({ article }: { article: ArticleView }) {
  const [{ screening }, cost] = await Promise.all([currentPolicy(), readReviewCost()]);
  return (
    <div className={styles.desk}>
      <Composer
        memberId={null}
        articleSlug={article.slug}
        answering={null}
        draft={null}
        keepsLinks={screening.links !== 'refuse'}
        cost={cost}
        action={postComment}
      />
    </div>
  );
}

/** The reviews; where more than one comment waits for some, with which of them they are for. Its place in line is on the receipt. */
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
      line={null}
      own={own && waiting.length > 1 ? beginningOf(own.body) : null}
      now={systemContext.now().toISOString()}
      submitReview={submitReview}
      skipAssignment={skipReview}
      contestLesson={contestLesson}
      volunteer={volunteerReview}
    />
  );
}

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
