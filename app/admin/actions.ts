'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { withQuery } from '@/app/_ui/with-query';
import { decideAppeal } from '@/lib/moderation/appeals/decide-appeal';
import { appealDecisionInput, appealOutcome } from '@/lib/moderation/appeals/schemas';
import { setPick } from '@/lib/comments/picks/set-pick';
import { decideComment } from '@/lib/moderation/decide-comment';
import { takeBackDecision } from '@/lib/moderation/held-decisions/take-back';
import { asLocale } from '@/lib/language/locales';
import type { HouseRuleKey } from '@/lib/moderation/house-rules';
import { nameReviewers } from '@/lib/moderation/name-reviewers';
import { dismissReports } from '@/lib/moderation/reports/dismiss-reports';
import { dismissInput } from '@/lib/moderation/reports/schemas';
import { readCase } from '@/lib/moderation/read-case';
import { fillIn, hasPlaces, readyReasonsFor, reasonOrReady } from '@/lib/moderation/ready-reasons';
import {
  action,
  decisionInput,
  REASON_MAX,
  type QueueFilter,
  type QueueName,
} from '@/lib/moderation/schemas';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { AppError } from '@/lib/platform/errors';
import { flaw } from '@/lib/platform/flaws';
import { trimmedText } from '@/lib/platform/text/typed-text';
import { defineAction } from '@/lib/web/http/define-action';
import { checkReasoned, reasonFields } from './_parts/decision/reason-fields';
import { orRefresh } from './_parts/frame/or-refresh';
import { place } from './_parts/queue/place';
import { queueHref } from './_parts/queue/queue-href';

/** On to the next case, or back to the queue; both say what was done. */
const onwards = (
  queue: QueueName,
  { next, cursor, one, filter }: { next?: string; cursor?: string; one?: 'on'; filter: QueueFilter },
  done: { decided: string } | { kept: string } | { takenBack: string } | { late: string },
): string =>
  queueHref(queue, { filter, one: one !== undefined, ...(next ? { cursor, case: next, ...done } : done) });

const form = z
  .strictObject({
    commentId: z.uuid(),
    version: z.coerce.number().int().min(1),
    action,
    ...reasonFields,
    passage: decisionInput.shape.passage,
    /** They were told what its reviewers said. */
    againstReviewers: z.enum(['true', 'false']).default('false'),
    /** The reason that the form had at first. */
    stood: trimmedText(REASON_MAX).default(''),
    ...place,
  })
  .superRefine(checkReasoned);

/** Where the moderator was when they decided, and goes back to. */
const cameFrom = {
  PUBLISH: 'referred',
  REJECT: 'referred',
  REMOVE: 'published',
  RESTORE: 'removed',
} as const satisfies Record<z.output<typeof action>, QueueName>;

/** What was written, or the ready reason of the rule, with what belongs in its places. */
async function reasonFor({
  viewer,
  commentId,
  rule,
  passage = '',
  reason,
  stood,
  language,
}: Pick<z.output<typeof form>, 'commentId' | 'passage' | 'reason' | 'stood' | 'language'> & {
  viewer: Viewer;
  rule: HouseRuleKey;
}): Promise<string> {
  const { moderation } = await currentPolicy();
  const spoken = language ?? (await getLocale());
  const ready = readyReasonsFor({ language: spoken }, { otherwise: spoken, own: moderation.readyReasons });
  const words = language ? reasonOrReady({ reason, stood }, rule, ready) : reason;
  if (!hasPlaces(words)) return words;
  const { article, language: written } = await readCase({ viewer, commentId });
  return fillIn(words, { passage, article: article.title, language: asLocale(written) ?? spoken });
}

/** Decides about a comment, and goes on to the next case of the queue, or back to the queue; both say what was decided. */
export const decide = defineAction({
  input: form,
  run: async ({
    input: { commentId, action: chosen, version, houseRule: rule, passage, againstReviewers, ...words },
    viewer,
  }): Promise<undefined> => {
    const moderator = stillSignedIn(viewer);
    const note = rule
      ? await reasonFor({ viewer: moderator, commentId, rule, passage, ...words })
      : words.reason;
    const decision = { commentId, action: chosen, version, rule, note, passage };
    const told = { againstReviewers: againstReviewers === 'true' };
    // Its reviewers may have objected meanwhile, too.
    await orRefresh(decideComment({ viewer: moderator, ...decision, ...told, hold: true }));
    redirect(onwards(words.queue ?? cameFrom[chosen], words, { decided: commentId }));
  },
});

/** Takes a decision back that is held, and opens its case again; that says that nothing has followed, or that it was too late. */
export const takeBack = defineAction({
  input: z.strictObject({ commentId: z.uuid(), version: z.coerce.number().int().min(1), ...place }),
  run: async ({ input: { commentId, version, queue = 'referred', ...at }, viewer }): Promise<undefined> => {
    const opened = { ...at, next: commentId };
    await takeBackDecision({ viewer: stillSignedIn(viewer), commentId, version }).catch((error: unknown) => {
      const isLate = error instanceof AppError && error.code === 'decision-took-effect';
      if (isLate) redirect(onwards(queue, opened, { late: commentId }));
      throw error;
    });
    redirect(onwards(queue, opened, { takenBack: commentId }));
  },
});

/** Makes a comment an editor's pick, or takes that back; the case then says so in the form's place. */
export const pick = defineAction({
  input: z.strictObject({ commentId: z.uuid(), on: z.enum(['true', 'false']) }),
  run: async ({ input: { commentId, on }, viewer }): Promise<undefined> => {
    // Nothing was typed that could be lost.
    if (!viewer) redirect(withQuery('/sign-in', { callbackUrl: `/admin/comments/${commentId}` }));
    await setPick({ viewer, commentId, on: on === 'true' });
    refresh();
  },
});

/** Shows who reviewed a comment, in the button's place. */
export const showReviewers = defineAction({
  input: z.strictObject({ commentId: z.uuid() }),
  run: async ({ input: { commentId }, viewer }): Promise<undefined> => {
    // Nothing was typed that could be lost.
    if (!viewer) redirect(withQuery('/sign-in', { callbackUrl: `/admin/comments/${commentId}` }));
    await nameReviewers({ viewer, commentId });
    refresh();
  },
});

/** Closes what is reported about a comment, which stays. */
export const dismiss = defineAction({
  input: z.strictObject({
    commentId: z.uuid(),
    version: z.coerce.number().int().min(1),
    reports: z.coerce.number().int().min(1),
    answer: dismissInput.shape.answer,
    ...place,
  }),
  run: async ({
    input: { queue = 'reported', filter, cursor, one, next, ...what },
    viewer,
  }): Promise<undefined> => {
    await orRefresh(dismissReports({ viewer: stillSignedIn(viewer), ...what }));
    redirect(onwards(queue, { filter, cursor, one, next }, { kept: what.commentId }));
  },
});

/** Decides an appeal, and goes back to those that wait. */
export const answerAppeal = defineAction({
  input: z
    .strictObject({
      appealId: z.uuid(),
      /** Of the comment that it is about, where it is about one. */
      version: z.coerce.number().int().min(1).optional(),
      outcome: appealOutcome,
      reason: appealDecisionInput.shape.note,
    })
    .superRefine(({ reason }, ctx) => {
      if (!reason) ctx.addIssue({ code: 'custom', path: ['reason'], ...flaw('missing') });
    }),
  run: async ({ input: { reason, ...decision }, viewer }): Promise<undefined> => {
    await orRefresh(decideAppeal({ viewer: stillSignedIn(viewer), note: reason, ...decision }));
    redirect(withQuery('/admin/appeals', { answered: decision.outcome }));
  },
});
