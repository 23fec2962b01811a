import { claimDraft, holdDraft } from '@/lib/comments/drafts/hold-draft';
import { editComment } from '@/lib/comments/editing/edit-comment';
import { expireComments, referLateComments } from '@/lib/comments/end-waiting';
import { setFollow } from '@/lib/comments/follows/set-follow';
import { undoWithdrawal } from '@/lib/comments/own/undo-withdrawal';
import { withdrawComment } from '@/lib/comments/own/withdraw-comment';
import type { Viewer } from '@/lib/members/viewer';
import { decideAppeal } from '@/lib/moderation/appeals/decide-appeal';
import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { changePolicy } from '@/lib/moderation/change-policy';
import { decideComment } from '@/lib/moderation/decide-comment';
import { dismissReports } from '@/lib/moderation/reports/dismiss-reports';
import { dismissReportsBy } from '@/lib/moderation/reports/dismiss-reports-by';
import { reportComment } from '@/lib/moderation/reports/report-comment';
import { liftSanction } from '@/lib/moderation/sanctions/lift-sanction';
import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import { contestCalibration } from '@/lib/peer-review/calibration/contest-calibration';
import { decideContest } from '@/lib/peer-review/calibration/decide-contest';
import { decideItem } from '@/lib/peer-review/calibration/decide-item';
import { pickItem } from '@/lib/peer-review/calibration/pick-item';
import { expireLeases } from '@/lib/peer-review/assignment/expire-leases';
import { saveCalibrationItem } from '@/lib/peer-review/calibration/save-item';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { setReviewerStanding } from '@/lib/peer-review/records/set-reviewer-standing';
import { refitReviewers } from '@/lib/peer-review/reliability/refit-reviewers';
import { requestAssignments } from '@/lib/peer-review/assignment/request-assignments';
import { skipAssignment } from '@/lib/peer-review/assignment/skip-assignment';
import { remindOfReviews } from '@/lib/outreach/notices/sending/remind-of-reviews';
import { deliverEvent } from '@/lib/web/jobs/subscribers';
import { article, type TestArticle } from './articles';
import { DAY, HOUR, testContext, type TestContext } from './clock';
import {
  commentInReview,
  factsOf,
  leaseOn,
  publishedComment,
  referredComment,
  rejectedComment,
  removeComment,
  reviewWith,
  waitingComment,
} from './comments';
import { emptyDatabase, query } from './database';
import { admin, insider, moderator } from './people';

/** Where every deed begins: nobody has done anything yet. */
export type Newsroom = { news: TestArticle; context: TestContext; author: Viewer; desk: Viewer };

export async function emptyNewsroom(): Promise<Newsroom> {
  await emptyDatabase();
  return {
    news: await article(),
    context: testContext(),
    author: await insider(),
    desk: await moderator(),
  };
}

/** Brings things about, and returns the act that is looked at: what it changes, it changes when it is called. */
export type Deed = (newsroom: Newsroom) => Promise<() => Promise<unknown>>;

const words = 'In my experience it is the washer.';
const grounds = { rule: 'civility', note: 'Please be civil.' } as const;

/** Calibration items that are all alike: whichever is dealt, it comes to the same. */
async function items(count: number): Promise<void> {
  for (let i = 1; i <= count; i += 1)
    await saveCalibrationItem({
      key: `item-${i}`,
      body: `Text ${i}.`,
      verdict: 'YES',
      explanation: 'Because.',
    });
}

/** The event that came last of those of a type, brought to those who act upon it. */
async function delivery(type: string): Promise<() => Promise<unknown>> {
  const [event] = await query<{ id: string }>(
    'select id from outbox_events where type = $1 order by id desc limit 1',
    [type],
  );
  return () => deliverEvent(BigInt(event!.id));
}

async function assignedBatch({ news: article, context, author: viewer }: Newsroom) {
  const commentId = await waitingComment({ article, context, author: viewer });
  const { assignments } = await requestAssignments({ viewer, commentId, context });
  context.advance(HOUR / 4);
  return assignments.map(({ id }) => id);
}

const version = async (id: string) => (await factsOf(id)).version;

/** A ban on the author. */
async function banned({ context, author, desk }: Pick<Newsroom, 'context' | 'author' | 'desk'>) {
  const asked = { memberId: author.id, kind: 'BAN', reason: 'Enough.' } as const;
  return (await sanctionMember({ viewer: desk, ...asked, context })).id;
}

/** A comment that a moderator turned down, and its author's appeal against it. */
async function appealed(newsroom: Newsroom): Promise<{ commentId: string; appealId: string }> {
  const { news, context, author, desk } = newsroom;
  const commentId = await referredComment({ article: news, context, author });
  const asked = { commentId, version: await version(commentId), action: 'REJECT' as const, ...grounds };
  await decideComment({ viewer: desk, ...asked, context });
  const text = 'I said nothing that the rules forbid.';
  const { id } = await fileAppeal({ viewer: author, commentId, text, context });
  return { commentId, appealId: id };
}

/** A verdict that its reviewer was taught better about, and does not take. */
async function contested(newsroom: Newsroom): Promise<string> {
  await items(3);
  const [assignmentId] = await assignedBatch(newsroom);
  const { author: viewer, context } = newsroom;
  await recordReview({ viewer, assignmentId: assignmentId!, verdict: 'MISINFORMATION', context });
  return assignmentId!;
}

const deciding =
  (
    action: 'PUBLISH' | 'REJECT' | 'REMOVE' | 'RESTORE',
    insert: (wish: { article: TestArticle; context: TestContext }) => Promise<string>,
  ): Deed =>
  async ({ news, context, desk }) => {
    const commentId = await insert({ article: news, context });
    const asked = { commentId, action, version: await version(commentId), ...grounds };
    return () => decideComment({ viewer: desk, ...asked, context });
  };

/** What people do. Done again, each answers as it did at first. */
export const deeds: Record<string, Deed> = {
  'an edit': async ({ news, context, author }) => {
    const id = await publishedComment({ article: news, context, author });
    return () => editComment({ viewer: author, id, body: words, revision: 1, context });
  },
  'a withdrawal': async ({ news, context, author }) => {
    const id = await publishedComment({ article: news, context, author });
    return () => withdrawComment({ viewer: author, id, context });
  },
  'undoing a withdrawal': async ({ news, context, author }) => {
    const id = await publishedComment({ article: news, context, author });
    await withdrawComment({ viewer: author, id, context });
    return () => undoWithdrawal({ viewer: author, id, context });
  },
  'a claim to a draft': async ({ news, context, author }) => {
    const draft = { articleSlug: news.slug, body: words, address: '192.0.2.1' };
    const { claimToken } = await holdDraft({ ...draft, context });
    return () => claimDraft({ memberId: author.id, claimToken, context });
  },
  'a request for assignments': async ({ news, context, author }) => {
    for (let i = 0; i < 3; i += 1) await commentInReview({ article: news, context });
    const commentId = await waitingComment({ article: news, context, author });
    return () => requestAssignments({ viewer: author, commentId, context });
  },
  'a request that only a waiver can answer': async ({ news, context, author }) => {
    const commentId = await waitingComment({ article: news, context, author });
    return () => requestAssignments({ viewer: author, commentId, context });
  },
  'a skip': async (newsroom) => {
    await items(4);
    const [assignmentId] = await assignedBatch(newsroom);
    const { author: viewer, context } = newsroom;
    return () => skipAssignment({ viewer, assignmentId: assignmentId!, context });
  },
  'a review': async ({ news, context }) => {
    const commentId = await commentInReview({ article: news, context });
    const { viewer, assignmentId } = await leaseOn({ commentId, article: news, context });
    return () => recordReview({ viewer, assignmentId, verdict: 'NOT_CIVIL', context });
  },
  'a review that teaches': async (newsroom) => {
    await items(3);
    const [assignmentId] = await assignedBatch(newsroom);
    const { author: viewer, context } = newsroom;
    const review = { assignmentId: assignmentId!, verdict: 'MISINFORMATION' as const };
    return () => recordReview({ viewer, ...review, context });
  },
  'the review that gets a comment in line': async (newsroom) => {
    await items(3);
    const [last, ...rest] = await assignedBatch(newsroom);
    const { author: viewer, context } = newsroom;
    for (const assignmentId of rest) await recordReview({ viewer, assignmentId, verdict: 'YES', context });
    return () => recordReview({ viewer, assignmentId: last!, verdict: 'YES', context });
  },
  'the review that publishes a comment': async ({ news, context }) => {
    const commentId = await commentInReview({ article: news, context });
    await reviewWith(['YES', 'YES'], { commentId, article: news, context });
    const { viewer, assignmentId } = await leaseOn({ commentId, article: news, context });
    return () => recordReview({ viewer, assignmentId, verdict: 'YES', context });
  },
  'a contest': async (newsroom) => {
    const assignmentId = await contested(newsroom);
    const { author: viewer, context } = newsroom;
    return () => contestCalibration({ viewer, assignmentId, reason: 'It is not.', context });
  },
  'the decision of a contest': async (newsroom) => {
    const assignmentId = await contested(newsroom);
    const { author: viewer, desk, context } = newsroom;
    await contestCalibration({ viewer, assignmentId, reason: 'It is not.', context });
    const [contest] = await query<{ id: string }>('select id from calibration_contests');
    const decision = { contestId: contest!.id, outcome: 'RETIRED', note: 'So it is not.' } as const;
    return () => decideContest({ viewer: desk, ...decision, context });
  },
  'picking a calibration item': async ({ news, context, desk }) => {
    const commentId = await rejectedComment({ article: news, context });
    const item = { commentId, verdict: 'NOT_CIVIL', explanation: 'It shows.' } as const;
    return () => pickItem({ viewer: desk, ...item, context });
  },
  'retiring a calibration item': async ({ context, desk }) => {
    await items(1);
    const [item] = await query<{ id: string }>('select id from calibration_items');
    const asked = { itemId: item!.id, action: 'RETIRE', reason: 'Unclear.' } as const;
    return () => decideItem({ viewer: desk, ...asked, context });
  },
  'setting a standing': async ({ author, desk, context }) => {
    const asked = { memberId: author.id, standing: 'SUSPENDED', reason: 'I looked into it.' } as const;
    return async () => {
      const { standing } = await setReviewerStanding({ viewer: desk, ...asked, context });
      return standing;
    };
  },
  'a publication': deciding('PUBLISH', referredComment),
  'a rejection': deciding('REJECT', referredComment),
  'a removal': deciding('REMOVE', publishedComment),
  'a restoration': deciding('RESTORE', async (wish) => {
    const id = await publishedComment(wish);
    await removeComment(id, wish.context);
    return id;
  }),
  'an appeal': async ({ news, context, author }) => {
    const commentId = await rejectedComment({ article: news, context, author });
    const text = 'I said nothing that the rules forbid.';
    return () => fileAppeal({ viewer: author, commentId, text, context });
  },
  'an appeal that is granted': async (newsroom) => {
    const { commentId, appealId } = await appealed(newsroom);
    const viewer = await moderator();
    const asked = {
      appealId,
      outcome: 'REVERSED',
      version: await version(commentId),
      note: 'Sorry.',
    } as const;
    return () => decideAppeal({ viewer, ...asked, context: newsroom.context });
  },
  'a report': async ({ news, context, author }) => {
    const commentId = await publishedComment({ article: news, context });
    return () => reportComment({ viewer: author, commentId, reason: 'civility', context });
  },
  'dismissing reports': async ({ news, context, author, desk }) => {
    const commentId = await publishedComment({ article: news, context });
    await reportComment({ viewer: author, commentId, reason: 'civility', context });
    const asked = { commentId, version: await version(commentId), reports: 1 };
    return async () => {
      const { status, version } = await dismissReports({ viewer: desk, ...asked, context });
      return { status, version };
    };
  },
  'dismissing what one member reported': async ({ news, context, author, desk }) => {
    let upTo = '';
    for (let i = 0; i < 2; i += 1) {
      const commentId = await publishedComment({ article: news, context });
      upTo = (await reportComment({ viewer: author, commentId, reason: 'civility', context })).id;
    }
    return async () =>
      void (await dismissReportsBy({ viewer: desk, memberId: author.id, reports: 2, upTo, context }));
  },
  'a sanction': async ({ context, author, desk }) => {
    const asked = { memberId: author.id, kind: 'BAN', reason: 'Enough.' } as const;
    return () => sanctionMember({ viewer: desk, ...asked, context });
  },
  'lifting a sanction': async ({ context, author, desk }) => {
    const sanctionId = await banned({ context, author, desk });
    return () => liftSanction({ viewer: desk, sanctionId, reason: 'That will do.', context });
  },
  'an appeal against a sanction': async (newsroom) => {
    const { author, context } = newsroom;
    const sanctionId = await banned(newsroom);
    return () => fileAppeal({ viewer: author, sanctionId, text: 'It was not me who wrote this.', context });
  },
  'an appeal against a sanction that is granted': async (newsroom) => {
    const { author, context } = newsroom;
    const sanctionId = await banned(newsroom);
    const text = 'It was not me who wrote this.';
    const { id: appealId } = await fileAppeal({ viewer: author, sanctionId, text, context });
    const viewer = await moderator();
    return () => decideAppeal({ viewer, appealId, outcome: 'REVERSED', note: 'Sorry.', context });
  },
  'a change of policy': async ({ context }) => {
    const viewer = await admin();
    return () => changePolicy({ viewer, patch: { version: 0, review: { required: 2 } }, context });
  },
};

/** What is done by the clock, or follows from an event. Done again, each goes on where it ended. */
export const jobs: Record<string, Deed> = {
  'taking leases back': async (newsroom) => {
    await items(3);
    await assignedBatch(newsroom);
    newsroom.context.advance(HOUR);
    return () => expireLeases(newsroom);
  },
  'referring what is late': async ({ news, context }) => {
    for (let i = 0; i < 2; i += 1) await commentInReview({ article: news, context });
    context.advance(2 * DAY);
    return () => referLateComments({ context });
  },
  'expiring comments': async ({ news, context }) => {
    for (let i = 0; i < 2; i += 1) await waitingComment({ article: news, context });
    context.advance(8 * DAY);
    return () => expireComments({ context });
  },
  'reminding of reviews': async ({ news, context }) => {
    for (let i = 0; i < 2; i += 1) await waitingComment({ article: news, context });
    context.advance(5 * HOUR);
    return () => remindOfReviews({ context });
  },
  'what follows from an answer': async ({ news, context, author, desk }) => {
    const parentId = await publishedComment({ article: news, context, author });
    await setFollow({ on: true, viewer: desk, articleSlug: news.slug, context });
    await query('delete from outbox_events');
    await publishedComment({ article: news, context, parentId });
    return delivery('comment.publish');
  },
  'what follows from a publication': async ({ news, context }) => {
    const commentId = await commentInReview({ article: news, context });
    await reviewWith(['YES', 'YES', 'YES'], { commentId, article: news, context });
    return delivery('comment.publish');
  },
  'what follows from a rejection': async ({ news, context, desk }) => {
    const commentId = await commentInReview({ article: news, context });
    await reviewWith(['YES', 'NOT_CIVIL'], { commentId, article: news, context });
    const asked = { commentId, version: await version(commentId), action: 'REJECT' as const, ...grounds };
    await decideComment({ viewer: desk, ...asked, context });
    return delivery('comment.reject');
  },
  'what follows from a withdrawal': async (newsroom) => {
    const { commentId } = await appealed(newsroom);
    await withdrawComment({ viewer: newsroom.author, id: commentId, context: newsroom.context });
    return delivery('comment.withdraw');
  },
  'what follows from a sanction': async ({ news, context, desk }) => {
    const commentId = await commentInReview({ article: news, context });
    const { viewer, assignmentId } = await leaseOn({ commentId, article: news, context });
    await recordReview({ viewer, assignmentId, verdict: 'YES', context });
    const asked = { memberId: viewer.id, kind: 'BAN', reason: 'Enough.' } as const;
    await sanctionMember({ viewer: desk, ...asked, context });
    return delivery('member.sanction');
  },
  'what follows from a suspension': async ({ news, context, desk }) => {
    const commentId = await commentInReview({ article: news, context });
    const { viewer, assignmentId } = await leaseOn({ commentId, article: news, context });
    await recordReview({ viewer, assignmentId, verdict: 'YES', context });
    const asked = { memberId: viewer.id, standing: 'SUSPENDED', reason: 'I looked into it.' } as const;
    await setReviewerStanding({ viewer: desk, ...asked, context });
    return delivery('reviewer.standing');
  },
  'what follows from a retired item': async (newsroom) => {
    const assignmentId = await contested(newsroom);
    const { author: viewer, desk, context } = newsroom;
    await contestCalibration({ viewer, assignmentId, reason: 'It is not.', context });
    const [contest] = await query<{ id: string }>('select id from calibration_contests');
    const decision = { contestId: contest!.id, outcome: 'RETIRED', note: 'So it is not.' } as const;
    await decideContest({ viewer: desk, ...decision, context });
    return delivery('calibration.retire');
  },
  'the nightly fit': async ({ news, context }) => {
    const commentId = await commentInReview({ article: news, context });
    await reviewWith(['YES', 'YES', 'YES'], { commentId, article: news, context });
    await (
      await delivery('comment.publish')
    )();
    return () => refitReviewers(context);
  },
};
