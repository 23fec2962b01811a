import { database } from '@/lib/platform/db';
import { findEvent, type Happened } from '@/lib/platform/events';
import { retireOvertakenItem } from '@/lib/peer-review/calibration/retire-overtaken-item';
import { decideWithReturned } from '@/lib/peer-review/decide-with-returned';
import { forgetCalibration } from '@/lib/peer-review/reliability/forget-calibration';
import { learnFromDecision } from '@/lib/peer-review/reliability/learn-from-decision';
import { voidReviewsOfSuspended } from '@/lib/peer-review/reliability/void-reviews-of-suspended';
import { dropReviewsOfSanctioned } from '@/lib/peer-review/drop-reviews-of-sanctioned';
import { closeAppeal } from '@/lib/moderation/appeals/close-appeal';
import { closeReports } from '@/lib/moderation/reports/close-reports';
import { tellAppellant } from '@/lib/outreach/notices/tell-appellant';
import { tellAuthor } from '@/lib/outreach/notices/tell-author';
import { tellContester } from '@/lib/outreach/notices/tell-contester';
import { tellReporters } from '@/lib/outreach/notices/tell-reporters';
import { tellReviewer } from '@/lib/outreach/notices/tell-reviewer';
import { tellSanctioned } from '@/lib/outreach/notices/tell-sanctioned';
import { thankReviewers } from '@/lib/outreach/notices/thank-reviewers';

/** Acts upon an event, in a transaction of its own. It may be called again with the same one, and then changes nothing. */
type Subscriber = (event: Happened) => Promise<void>;

/**
 * Who acts upon what: subjects that never import each other meet here. An event is brought to them one after another; one that
 * fails keeps it from none of the others, and has it brought to all of them again later.
 */
const subscribers: Record<string, Subscriber[]> = {
  'comment.line-up': [thankReviewers],
  'comment.publish': [learnFromDecision, tellAuthor, thankReviewers, retireOvertakenItem],
  'comment.refer': [learnFromDecision, tellAuthor],
  'comment.reject': [learnFromDecision, tellAuthor, thankReviewers, retireOvertakenItem],
  'comment.remove': [learnFromDecision, closeReports, tellAuthor, thankReviewers, retireOvertakenItem],
  'comment.hide': [tellAuthor],
  'comment.restore': [learnFromDecision, tellAuthor, retireOvertakenItem],
  'comment.expire': [tellAuthor, thankReviewers],
  'comment.revise': [closeAppeal],
  'comment.withdraw': [closeAppeal, closeReports, thankReviewers, retireOvertakenItem],
  'appeal.decide': [tellAppellant],
  'report.close': [tellReporters],
  'reviewer.standing': [voidReviewsOfSuspended, decideWithReturned, tellReviewer],
  'calibration.retire': [forgetCalibration],
  'calibration.contest-decided': [tellContester],
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
