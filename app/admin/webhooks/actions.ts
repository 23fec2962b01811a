'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { withQuery } from '@/app/_ui/with-query';
import { addWebhook } from '@/lib/outreach/webhooks/add-webhook';
import { changeWebhook } from '@/lib/outreach/webhooks/change-webhook';
import { pauseWebhook } from '@/lib/outreach/webhooks/pause-webhook';
import { removeWebhook } from '@/lib/outreach/webhooks/remove-webhook';
import { replayDelivery, replayWhatWasGivenUp } from '@/lib/outreach/webhooks/replay-deliveries';
import { rotateSecret } from '@/lib/outreach/webhooks/rotate-secret';
import { testWebhook } from '@/lib/outreach/webhooks/test-webhook';
import { typedTime } from '@/lib/platform/text/typed-text';
import { defineAction } from '@/lib/web/http/define-action';
import { checkChosen, choiceOf, webhookForm } from './read-form';

const one = z.strictObject({ id: z.uuid() });
const at = (id: string, query: Record<string, string>) => withQuery(`/admin/webhooks/${id}`, query);

/** Adds an endpoint, and shows it with its secret. */
export const add = defineAction({
  once: 'webhook',
  input: webhookForm.superRefine(checkChosen),
  run: async ({ input, viewer }): Promise<undefined> => {
    const { id } = await addWebhook({ viewer: stillSignedIn(viewer), choice: choiceOf(input) });
    redirect(at(id, { done: 'added' }));
  },
});

/** Changes what an endpoint is. */
export const change = defineAction({
  input: webhookForm.extend({ id: z.uuid() }).superRefine(checkChosen),
  run: async ({ input: { id, ...choice }, viewer }): Promise<undefined> => {
    await changeWebhook({ viewer: stillSignedIn(viewer), id, choice: choiceOf(choice) });
    redirect(at(id, { done: 'saved' }));
  },
});

/** Pauses an endpoint, or has it go on. */
export const pause = defineAction({
  input: z.strictObject({ id: z.uuid(), paused: z.enum(['yes', 'no']) }),
  run: async ({ input: { id, paused }, viewer }): Promise<undefined> => {
    await pauseWebhook({ viewer, id, paused: paused === 'yes' });
    redirect(at(id, { done: paused === 'yes' ? 'paused' : 'resumed' }));
  },
});

/** Sends an endpoint a test. */
export const test = defineAction({
  input: one,
  run: async ({ input: { id }, viewer }): Promise<undefined> => {
    await testWebhook({ viewer, id });
    redirect(at(id, { done: 'tested' }));
  },
});

/** Makes a new secret for an endpoint, unless another one was made since its page was opened. */
export const rotate = defineAction({
  once: 'webhook-secret',
  input: one.extend({ seen: z.union([z.literal(''), typedTime()]).default('') }),
  run: async ({ input: { id, seen }, viewer }): Promise<undefined> => {
    await rotateSecret({ viewer, id, seen: seen || null });
    redirect(at(id, { done: 'rotated' }));
  },
});

/** Deletes an endpoint. */
export const remove = defineAction({
  input: one,
  run: async ({ input: { id }, viewer }): Promise<undefined> => {
    await removeWebhook({ viewer, id });
    redirect('/admin/webhooks?done=removed');
  },
});

/** Sends something to an endpoint again. */
export const replay = defineAction({
  input: one.extend({ deliveryId: z.uuid() }),
  run: async ({ input: { id, deliveryId }, viewer }): Promise<undefined> => {
    await replayDelivery({ viewer, id, deliveryId });
    redirect(withQuery(`/admin/webhooks/${id}/deliveries/${deliveryId}`, { done: 'replayed' }));
  },
});

/** Sends again what was given up. */
export const replayAll = defineAction({
  input: one,
  run: async ({ input: { id }, viewer }): Promise<undefined> => {
    const count = await replayWhatWasGivenUp({ viewer, id });
    redirect(at(id, { done: 'replayedAll', count: String(count) }));
  },
});
