import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { isReadBlind } from '@/lib/comments/rules';
import type { DecisionInputs } from '@/lib/comments/schemas';
import { acceptsNeeded } from '@/lib/comments/pace/rules';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { toQueueItem } from './list-queue';
import { dissentOf } from './rules';
import type { CaseView, DecisionView } from './schemas';
import {
  findCase,
  findDecisions,
  findReviews,
  wereNamedTo,
  type DecisionRow,
  type NamedReview,
} from './store';

/**
 * Everything that a moderator decides a comment by: article, parent, the author's record, the reviews, and why it came here. Of
 * one of their own they do not learn who reviewed it, nor what those said (R5); of one that is to be judged by itself, not yet (R15).
 * Who reviewed another's is named once they have asked (`nameReviewers`).
 * @throws 401, 403, 404
 */
export async function readCase({
  viewer,
  commentId,
  context = systemContext,
}: {
  viewer: Viewer | null;
  commentId: string;
  context?: Context;
}): Promise<CaseView> {
  const moderator = authorize(viewer, 'desk.read');
  const asking = { viewerId: moderator.id, now: context.now() };
  const row = isId(commentId) ? await findCase(database(), commentId, asking) : null;
  if (!row) throw notFound('comment');
  const silent = row.authorId === moderator.id || isReadBlind(row);
  const [named, reviews, decisions, { reports, review }] = await Promise.all([
    wereNamedTo(database(), { viewerId: moderator.id, commentId }),
    silent ? [] : findReviews(database(), commentId),
    findDecisions(database(), commentId),
    currentPolicy(),
  ]);
  const { visible, publishedBodyHtml, publishedLanguage, parent, duty, authorRecord } = row;
  const { activeMembers, othersMayDecide, draft } = row;
  const item = toQueueItem(row, moderator, reports);
  const objections = item.verdicts.notCivil + item.verdicts.misinformation;
  const memberSince = new Date(authorRecord.memberSince).toISOString();
  const shown = decisions.map((decision) =>
    toDecisionView(
      silent ? { ...decision, inputs: null } : named ? decision : withoutNames(decision, reviews),
    ),
  );
  return {
    ...item,
    visible,
    publishedBodyHtml,
    publishedLanguage,
    parent,
    duty,
    othersMayDecide,
    needed: acceptsNeeded(!silent && objections > 0, review, activeMembers),
    authorRecord: { ...authorRecord, memberSince },
    named,
    reviews: numbered(reviews, named),
    decisions: shown,
    dissent: silent ? null : dissentOf({ ...item, decisions: shown }),
    draft,
  };
}

/** Those who reviewed have numbers, and names where those are shown. */
function numbered(reviews: readonly NamedReview[], named: boolean): CaseView['reviews'] {
  const reviewers = [...new Set(reviews.map(({ reviewer }) => reviewer.id))];
  return reviews.map(({ reviewer, ...given }) => ({
    ...given,
    number: reviewers.indexOf(reviewer.id) + 1,
    reviewer: named ? reviewer : null,
  }));
}

/** What a decision was computed from, each reviewer being known by their first review of the comment. */
function withoutNames(decision: DecisionRow, reviews: readonly NamedReview[]): DecisionRow {
  const { inputs } = decision;
  if (!inputs || !Array.isArray(inputs.reviews)) return decision;
  const standIn = new Map([...reviews].reverse().map(({ id, reviewer }) => [reviewer.id, id]));
  const nameless = (inputs as DecisionInputs).reviews.map((given) => ({
    ...given,
    reviewerId: standIn.get(given.reviewerId) ?? given.reviewerId,
  }));
  return { ...decision, inputs: { ...(inputs as DecisionInputs), reviews: nameless } };
}

/** A decision as the desk shows it. */
export const toDecisionView = ({
  maker,
  outcome,
  actor,
  rule,
  note,
  passage,
  revision,
  inputs,
  createdAt,
}: DecisionRow): DecisionView => ({
  maker,
  outcome,
  actor,
  rule,
  note,
  passage,
  revision,
  inputs,
  createdAt: createdAt.toISOString(),
});
