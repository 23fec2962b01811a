import { sqlStatements } from '@/lib/platform/db';
import type { EventKind } from '@/lib/platform/event-kinds';
import { findEvent, type Happened } from '@/lib/platform/events';
import { rescoreAll } from '@/lib/comments/ranking/rescore-all';
import { retireOvertakenItem } from '@/lib/peer-review/calibration/retire-item';
import { expireLeases } from '@/lib/peer-review/assignment/expire-leases';
import { decideWhatIsBack, decideWithReturned } from '@/lib/peer-review/decision/decide-fully-reviewed';
import { forgetCalibration } from '@/lib/peer-review/reliability/learn-from-calibration';
import { learnFromDecision } from '@/lib/peer-review/reliability/learn-from-decision';
import { voidReviewsOfSuspended } from '@/lib/peer-review/reliability/void-undecided-reviews';
import { dropReviewsOfSanctioned } from '@/lib/peer-review/decision/drop-reviews-of-sanctioned';
import { deleteGone } from '@/lib/members/picture/delete-objects';
import { closeAppeal, closeAppealAgainst, closeAppealsOfFormer } from '@/lib/moderation/appeals/close-appeal';
import { forgetDraftsOf } from '@/lib/moderation/held-decisions/forget-drafts';
import { closeReports } from '@/lib/moderation/reports/close-reports';
import { hideWhatIsReported } from '@/lib/moderation/reports/hide-if-reported';
import { reconsiderReports } from '@/lib/moderation/reports/reconsider-reports';
import { notifiersOf } from '@/lib/outreach/notices/sending/notify';
import { endReminders } from '@/lib/outreach/notices/sending/remind-of-reviews';
import { isTold, queueDeliveries } from '@/lib/outreach/webhooks/queue-deliveries';

/** Acts upon an event, in a transaction of its own. It may be called again with the same one, and then changes nothing. */
type Subscriber<Kind extends EventKind> = (event: Happened<Kind>) => Promise<void>;

/** What an author was leased for a comment that they took back is free for others at once. */
const returnLeases = async () => void (await expireLeases());

/**
 * Who acts upon what: subjects that never import each other meet here. Whom it is a notice to stands in
 * `lib/outreach/notices/notices.ts`, and what webhooks are told of in `lib/outreach/webhooks/rules.ts`.
 */
const subscribers: { [Kind in EventKind]?: Subscriber<Kind>[] } = {
  'comment.line-up': [endReminders],
  'comment.publish': [learnFromDecision, retireOvertakenItem],
  'comment.object': [learnFromDecision],
  'comment.refer': [learnFromDecision],
  'comment.reject': [learnFromDecision, retireOvertakenItem],
  'comment.remove': [learnFromDecision, closeReports, reconsiderReports, retireOvertakenItem],
  'comment.restore': [learnFromDecision, reconsiderReports, retireOvertakenItem],
  'comment.expire': [endReminders],
  'comment.revise': [closeAppeal, endReminders, forgetDraftsOf],
  'comment.correct': [forgetDraftsOf],
  'comment.withdraw': [
    returnLeases,
    closeAppeal,
    closeReports,
    reconsiderReports,
    endReminders,
    retireOvertakenItem,
    forgetDraftsOf,
  ],
  'comment.unwithdraw': [reconsiderReports, decideWhatIsBack],
  'decision.take-back': [hideWhatIsReported, decideWhatIsBack],
  'decision.lapse': [hideWhatIsReported, decideWhatIsBack],
  'reviewer.standing': [voidReviewsOfSuspended, decideWithReturned],
  'calibration.retire': [forgetCalibration],
  // Which reactions lift, and how much experience counts, may have changed.
  'policy.change': [async () => void (await rescoreAll())],
  'member.leave': [closeAppealsOfFormer],
  'member.picture': [deleteGone],
  'member.picture-removed': [deleteGone],
  'member.sanction': [dropReviewsOfSanctioned],
  'member.unsanction': [decideWithReturned, closeAppealAgainst],
};

/**
 * Brings an event to those who act upon it, one after another; one that fails keeps it from none of the others, and has it brought
 * to all of them again later. One that is forgotten by now concerns nobody.
 */
export async function deliverEvent(eventId: bigint): Promise<void> {
  const event = await findEvent(sqlStatements(), eventId);
  if (!event) return;
  const own = (subscribers[event.type] ?? []) as Subscriber<EventKind>[];
  const failures: unknown[] = [];
  const webhooks = isTold(event.type) ? [queueDeliveries] : [];
  for (const act of [...own, ...notifiersOf(event.type), ...webhooks])
    await act(event).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
