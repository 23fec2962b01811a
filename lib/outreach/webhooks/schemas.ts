import { z } from 'zod';
import { givenId } from '@/lib/platform/given-id';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import { trimmedText, typedLine } from '@/lib/platform/text/typed-text';

export const webhookFormats = ['STANDARD', 'SLACK', 'TEAMS'] as const;
export type WebhookFormat = (typeof webhookFormats)[number];

/** What can be told of, in the order in which it is chosen. */
export const webhookTypes = [
  'comment.submitted',
  'comment.reviews_completed',
  'comment.objected',
  'comment.referred',
  'comment.published',
  'comment.rejected',
  'comment.removed',
  'comment.hidden',
  'comment.restored',
  'comment.edited',
  'comment.corrected',
  'comment.withdrawn',
  'comment.withdrawal_undone',
  'comment.expired',
  'comment.picked',
  'comment.unpicked',
  'report.filed',
  'report.closed',
  'appeal.filed',
  'appeal.decided',
  'article.created',
  'article.updated',
  'article.discussion_changed',
  'digest.daily',
] as const;
export type WebhookType = (typeof webhookTypes)[number];

/** What a chat is told of. */
const chatTypes: readonly WebhookType[] = ['comment.referred', 'report.filed', 'digest.daily'];

/** What endpoints of a format can be told of. */
export const typesFor = (format: WebhookFormat): readonly WebhookType[] =>
  format === 'STANDARD' ? webhookTypes.filter((type) => type !== 'digest.daily') : chatTypes;

const webhookStates = ['ACTIVE', 'PAUSED', 'FAILED', 'GONE'] as const;
export type WebhookState = (typeof webhookStates)[number];
export const deliveryStates = ['WAITING', 'TAKEN', 'GIVEN_UP'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What a test is sent as. */
export const TEST = 'webhook.test';

/** Endpoints that there can be. */
export const MOST_ENDPOINTS = 20;
/** Hours in which the secret before signs as well, once there is a new one. */
export const OVERLAP_HOURS = 24;
/** Days for which is kept what was sent, and for which something waits at the most. */
export const KEPT_DAYS = 30;

const NAME_MAX = 60;
const URL_MAX = 1_000;

const id = z.uuid();
const time = z.iso.datetime();

const format = z.enum(webhookFormats);

/** What an endpoint is. */
export const webhookInput = z
  .strictObject({
    name: typedLine(NAME_MAX).min(1),
    /** Where it may lead is a rule: see `assert-choice.ts`. */
    url: trimmedText(URL_MAX, { units: URL_MAX }).min(1),
    format: format.default('STANDARD'),
    thin: z.boolean().default(false),
    events: z.array(z.enum(webhookTypes)).min(1).max(webhookTypes.length),
  })
  .meta({
    id: 'WebhookSettings',
    description:
      'An endpoint: an https address in the public internet. `thin` has it told ids alone. `SLACK` and `TEAMS` are told of `comment.referred`, `report.filed` and `digest.daily`, `STANDARD` of all but the last.',
    examples: [
      {
        name: 'Our search index',
        url: 'https://hooks.example.org/comments',
        format: 'STANDARD',
        thin: false,
        events: ['comment.published', 'comment.removed'],
      },
    ],
  });
export type WebhookInput = z.output<typeof webhookInput>;

export const webhookView = z
  .object({
    id,
    name: z.string(),
    url: z.string(),
    format,
    thin: z.boolean(),
    events: z.array(z.enum(webhookTypes)),
    /** `FAILED`: it was paused by itself, for it took nothing for days; `GONE`: it has answered 410. */
    state: z.enum(webhookStates),
    stateSince: time,
    /** Null while what it is sent is taken. */
    failingSince: time.nullable(),
    /** How many deliveries wait; 100 stands for more. */
    waiting: z.int(),
    /** Until when the secret before signs as well. */
    previousUntil: time.nullable(),
    createdAt: time,
  })
  .meta({ id: 'Webhook', description: 'An endpoint of webhooks, and how it does.' });
export type WebhookView = z.output<typeof webhookView>;

export const webhooksView = z
  .object({ items: z.array(webhookView) })
  .meta({ id: 'Webhooks', description: 'All endpoints, the oldest first.' });

export const secretView = z
  .object({ secret: z.string(), previousUntil: time.nullable() })
  .meta({ id: 'WebhookSecret', description: 'What messages to an endpoint are signed with.' });
export type SecretView = z.output<typeof secretView>;

export const newWebhookView = webhookView
  .extend({ secret: z.string() })
  .meta({ id: 'NewWebhook', description: 'A new endpoint, and what messages to it are signed with.' });

const deliveryItem = z
  .object({
    id,
    type: z.string(),
    /** When it happened. */
    at: time,
    state: z.enum(deliveryStates),
    attempts: z.int(),
    /** When it is sent next; null where it is not. */
    nextAt: time.nullable(),
    /** What was answered last; null where nothing was. */
    status: z.int().nullable(),
  })
  .meta({ id: 'WebhookDeliveryItem', description: 'Something that an endpoint is told of.' });
export type DeliveryItem = z.output<typeof deliveryItem>;

export const deliveriesQuery = z.strictObject({
  state: z.enum(deliveryStates).optional(),
  limit: pageLimit(30),
  cursor: pageCursor,
});
export const deliveriesView = z
  .object({ items: z.array(deliveryItem), nextCursor: z.string().nullable() })
  .meta({
    id: 'WebhookDeliveries',
    description: 'What an endpoint was told of within 30 days, the newest first.',
  });
export type DeliveriesView = z.output<typeof deliveriesView>;

export const failures = ['address-refused', 'no-answer', 'too-late', 'no-secret'] as const;

export const deliveryView = deliveryItem
  .extend({
    webhookId: id,
    /** What is sent, but for the headers that are made at each try. */
    request: z.object({ headers: z.record(z.string(), z.string()), body: z.string() }),
    tries: z.array(
      z.object({
        number: z.int(),
        at: time,
        milliseconds: z.int(),
        status: z.int().nullable(),
        /** How the answer began. */
        answer: z.string().nullable(),
        failure: z.enum(failures).nullable(),
        detail: z.string().nullable(),
      }),
    ),
  })
  .meta({
    id: 'WebhookDelivery',
    description: 'What an endpoint was sent, and what it answered to each try.',
  });
export type DeliveryView = z.output<typeof deliveryView>;

export const pauseInput = z
  .strictObject({ paused: z.boolean() })
  .meta({ id: 'WebhookPause', description: 'Whether it is paused.', examples: [{ paused: true }] });

export const testView = z
  .object({ deliveryId: id })
  .meta({ id: 'WebhookTest', description: 'Under what a test is among the deliveries.' });

export const deliveryParams = z.object({ id: givenId, deliveryId: givenId });

/** The job that sends what waits for an endpoint. */
export const DELIVER_WEBHOOKS = 'deliver-webhooks';
export type DeliverJob = { endpointId: string };
