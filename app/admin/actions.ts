'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { untouched } from '@/app/_ui/form-state';
import { decideComment } from '@/lib/moderation/decide-comment';
import { houseRuleKeys } from '@/lib/moderation/house-rules';
import { action, REASON_MAX, type QueueName } from '@/lib/moderation/schemas';
import { defineAction } from '@/lib/web/define-action';
import { queueHref } from './_parts/queue-href';
import { needsReason } from './_parts/words';

const unchosen = (value: unknown) => (value === '' ? undefined : value);

// The fields are called what the form calls them, so that an error about one names it as the moderator sees it.
const form = z
  .strictObject({
    commentId: z.uuid(),
    version: z.coerce.number().int().min(1),
    action,
    houseRule: z.preprocess(unchosen, z.enum(houseRuleKeys, { error: 'must be one of the list' }).optional()),
    reason: z
      .string()
      .trim()
      .max(REASON_MAX, `must have at most ${REASON_MAX.toLocaleString('en')} characters`)
      .default(''),
  })
  .superRefine(({ action: chosen, houseRule, reason }, ctx) => {
    if (!needsReason(chosen)) return;
    if (!houseRule)
      ctx.addIssue({
        code: 'custom',
        path: ['houseRule'],
        message: 'must be chosen: the one that is broken',
      });
    if (!reason)
      ctx.addIssue({
        code: 'custom',
        path: ['reason'],
        message: 'must be given, in your words to the author',
      });
  });

/** Where the moderator was when they decided, and goes back to. */
const cameFrom = {
  PUBLISH: 'referred',
  REJECT: 'referred',
  REMOVE: 'published',
  RESTORE: 'rejected',
} as const satisfies Record<z.output<typeof action>, QueueName>;

/** Decides about a comment, and goes back to the queue, which says so. */
export const decide = defineAction({
  input: form,
  run: async ({
    input: { commentId, action: chosen, version, houseRule, reason },
    viewer,
  }): Promise<undefined> => {
    // Should somebody have been faster, the page beneath the form shows how it stands now.
    refresh();
    await decideComment({ viewer, commentId, action: chosen, version, rule: houseRule, note: reason });
    redirect(queueHref(cameFrom[chosen], { decided: commentId }));
  },
});

/** Decides from a queue. Should that not work, the comment's own page says why. */
export async function decideFromQueue(formData: FormData): Promise<void> {
  await decide(untouched, formData);
  redirect(`/admin/comments/${encodeURIComponent(String(formData.get('commentId')))}?missed=1`);
}
