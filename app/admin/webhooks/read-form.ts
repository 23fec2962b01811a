import { z } from 'zod';
import { flaw } from '@/lib/platform/flaws';
import {
  webhookInput,
  webhookTypes,
  type WebhookInput,
  type WebhookType,
} from '@/lib/outreach/webhooks/schemas';

const { name, url, format } = webhookInput.shape;
const ticked = z.literal('on').optional();

/** A box for each event. */
const boxes = Object.fromEntries(webhookTypes.map((type) => [type, ticked])) as Record<
  WebhookType,
  typeof ticked
>;

/** An endpoint as its form sends it. */
export const webhookForm = z.strictObject({ name, url, format, thin: ticked, ...boxes });

/** What is chosen by it. */
export function choiceOf({ name, url, format, thin, ...boxes }: z.output<typeof webhookForm>): WebhookInput {
  const events = webhookTypes.filter((type) => boxes[type] === 'on');
  return { name, url, format, thin: thin === 'on', events };
}

/** Whether nothing is: that is said at the boxes. */
export function checkChosen(form: z.output<typeof webhookForm>, ctx: z.RefinementCtx): void {
  if (choiceOf(form).events.length === 0)
    ctx.addIssue({ code: 'custom', path: ['events'], ...flaw('chosen') });
}
