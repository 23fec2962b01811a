import { database } from '@/lib/platform/db';
import { findEvent, type Happened } from '@/lib/platform/events';
import { rescoreAll } from '@/lib/comments/ranking/rescore-all';
import { retireOvertakenItem } from '@/lib/peer-review/calibration/retire-overtaken-item';
import { decideWithReturned } from '@/lib/peer-review/decision/decide-with-returned';
import { forgetCalibration } from '@/lib/peer-review/reliability/forget-calibration';
import { learnFromDecision } from '@/lib/peer-review/reliability/learn-from-decision';
import { voidReviewsOfSuspended } from '@/lib/peer-review/reliability/void-reviews-of-suspended';
import { dropReviewsOfSanctioned } from '@/lib/peer-review/decision/drop-reviews-of-sanctioned';
import { closeAppeal } from '@/lib/moderation/appeals/close-appeal';
import { closeReports } from '@/lib/moderation/reports/close-reports';
import { endReminders } from '@/lib/outreach/notices/remind-of-reviews';
import { tellAppellant } from '@/lib/outreach/notices/tell-appellant';
import { tellAuthor } from '@/lib/outreach/notices/tell-author';
import { tellCalibrated } from '@/lib/outreach/notices/tell-calibrated';
import { tellContester } from '@/lib/outreach/notices/tell-contester';
import { tellConversation } from '@/lib/outreach/notices/tell-conversation';
import { tellOfReactions } from '@/lib/outreach/notices/tell-of-reactions';
import { tellReporters } from '@/lib/outreach/notices/tell-reporters';
import { tellReviewer } from '@/lib/outreach/notices/tell-reviewer';
import { tellSanctioned } from '@/lib/outreach/notices/tell-sanctioned';
import { tellVerified } from '@/lib/outreach/notices/tell-verified';
import { tellWithdrawn } from '@/lib/outreach/notices/tell-withdrawn';
import { thankReviewers } from '@/lib/outreach/notices/thank-reviewers';

/** Acts upon an event, in a transaction of its own. It may be called again with the same one, and then changes nothing. */
type Subscriber = (event: Happened) => Promise<void>;

/**
 * Who acts upon what: subjects that never import each other meet here. An event is brought to them one after another; one that
 * fails keeps it from none of the others, and has it brought to all of them again later.
 */
const subscribers: Record<string, Subscriber[]> = {
  'comment.line-up': [endReminders, thankReviewers],
  'comment.publish': [learnFromDecision, tellAuthor, tellConversation, thankReviewers, retireOvertakenItem],
  'comment.refer': [learnFromDecision, tellAuthor],
  'comment.reject': [learnFromDecision, tellAuthor, thankReviewers, retireOvertakenItem],
  'comment.remove': [learnFromDecision, closeReports, tellAuthor, thankReviewers, retireOvertakenItem],
  'comment.hide': [tellAuthor],
  'comment.restore': [learnFromDecision, tellAuthor, retireOvertakenItem],
  'comment.expire': [tellAuthor, endReminders, thankReviewers],
  'comment.revise': [closeAppeal, endReminders],
  'comment.withdraw': [closeAppeal, closeReports, endReminders, thankReviewers, retireOvertakenItem],
  'comment.react': [tellOfReactions],
  'appeal.decide': [tellAppellant],
  'report.close': [tellReporters],
  'reviewer.standing': [voidReviewsOfSuspended, decideWithReturned, tellReviewer],
  'calibration.feedback': [tellCalibrated],
  'calibration.retire': [forgetCalibration],
  'calibration.contest-decided': [tellContester],
  // Which reactions lift, and how much experience counts, may have changed.
  'policy.change': [async () => void (await rescoreAll())],
  'member.expertise-verified': [tellVerified],
  'member.expertise-withdrawn': [tellWithdrawn],
  'member.sanction': [dropReviewsOfSanctioned, tellSanctioned],
  'member.unsanction': [decideWithReturned, tellSanctioned],
};

/** Brings an event to those who act upon it. One that is forgotten by now concerns nobody. */
export async function deliverEvent(eventId: bigint): Promise<void> {
  const event = await findEvent(database(), eventId);
  const failures: unknown[] = [];
  for (const subscriber of (event && subscribers[event.type]) ?? []) {
    await subscriber(event!).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}
