import { addWebhook } from '@/lib/outreach/webhooks/add-webhook';
import { changeWebhook } from '@/lib/outreach/webhooks/change-webhook';
import { pauseWebhook } from '@/lib/outreach/webhooks/pause-webhook';
import { listDeliveries, readDelivery } from '@/lib/outreach/webhooks/read-deliveries';
import { listWebhooks, readWebhook } from '@/lib/outreach/webhooks/read-webhooks';
import { removeWebhook } from '@/lib/outreach/webhooks/remove-webhook';
import { replayDelivery } from '@/lib/outreach/webhooks/replay-deliveries';
import { rotateSecret } from '@/lib/outreach/webhooks/rotate-secret';
import {
  deliveriesQuery,
  deliveriesView,
  deliveryParams,
  deliveryView,
  newWebhookView,
  pauseInput,
  secretView,
  testView,
  webhookInput,
  webhooksView,
  webhookView,
} from '@/lib/outreach/webhooks/schemas';
import { testWebhook } from '@/lib/outreach/webhooks/test-webhook';
import { call } from './call';
import { idParams } from './params';

export const webhooks = {
  listWebhooks: call(
    {
      method: 'GET',
      path: '/webhooks',
      summary: 'List the endpoints of webhooks',
      auth: 'required',
      responses: { 200: { description: 'All endpoints, the oldest first.', schema: webhooksView } },
      errors: [403],
    },
    async ({ viewer }) => ({ body: { items: await listWebhooks({ viewer }) } }),
  ),

  addWebhook: call(
    {
      method: 'POST',
      path: '/webhooks',
      summary: 'Add an endpoint of webhooks',
      auth: 'required',
      scope: null,
      body: webhookInput,
      responses: { 201: { description: 'The endpoint, with its secret.', schema: newWebhookView } },
      errors: [422],
    },
    async ({ viewer, body: choice }) => ({ body: await addWebhook({ viewer, choice }) }),
  ),

  readWebhook: call(
    {
      method: 'GET',
      path: '/webhooks/{id}',
      summary: 'Read an endpoint of webhooks',
      auth: 'required',
      params: idParams,
      responses: { 200: { description: 'The endpoint.', schema: webhookView } },
      errors: [403],
    },
    async ({ viewer, params: { id } }) => ({ body: await readWebhook({ viewer, id }) }),
  ),

  changeWebhook: call(
    {
      method: 'PUT',
      path: '/webhooks/{id}',
      summary: 'Change an endpoint of webhooks',
      auth: 'required',
      scope: null,
      params: idParams,
      body: webhookInput,
      responses: { 200: { description: 'The endpoint as it is now.', schema: webhookView } },
      errors: [422],
    },
    async ({ viewer, params: { id }, body: choice }) => ({
      body: await changeWebhook({ viewer, id, choice }),
    }),
  ),

  removeWebhook: call(
    {
      method: 'DELETE',
      path: '/webhooks/{id}',
      summary: 'Delete an endpoint of webhooks',
      auth: 'required',
      scope: null,
      params: idParams,
      responses: { 204: { description: 'It is gone, with what waited for it.' } },
    },
    async ({ viewer, params: { id } }) => {
      await removeWebhook({ viewer, id });
      return {};
    },
  ),

  pauseWebhook: call(
    {
      method: 'PUT',
      path: '/webhooks/{id}/paused',
      summary: 'Pause an endpoint of webhooks, or have it go on',
      auth: 'required',
      params: idParams,
      body: pauseInput,
      responses: { 200: { description: 'The endpoint as it is now.', schema: webhookView } },
    },
    async ({ viewer, params: { id }, body: { paused } }) => ({
      body: await pauseWebhook({ viewer, id, paused }),
    }),
  ),

  rotateWebhookSecret: call(
    {
      method: 'POST',
      path: '/webhooks/{id}/secret',
      summary: 'Make a new secret for an endpoint of webhooks',
      auth: 'required',
      scope: null,
      params: idParams,
      responses: {
        201: { description: 'The new secret. The one before signs as well for a day.', schema: secretView },
      },
    },
    async ({ viewer, params: { id } }) => ({ body: await rotateSecret({ viewer, id }) }),
  ),

  testWebhook: call(
    {
      method: 'POST',
      path: '/webhooks/{id}/tests',
      summary: 'Send an endpoint of webhooks a test',
      auth: 'required',
      params: idParams,
      responses: { 202: { description: 'A test is on its way.', schema: testView } },
      errors: [429],
    },
    async ({ viewer, params: { id } }) => ({ body: { deliveryId: await testWebhook({ viewer, id }) } }),
  ),

  listWebhookDeliveries: call(
    {
      method: 'GET',
      path: '/webhooks/{id}/deliveries',
      summary: 'List what an endpoint of webhooks was told of',
      auth: 'required',
      params: idParams,
      query: deliveriesQuery,
      responses: { 200: { description: 'The newest first.', schema: deliveriesView } },
      errors: [403],
    },
    async ({ viewer, params: { id }, query }) => ({ body: await listDeliveries({ viewer, id, ...query }) }),
  ),

  readWebhookDelivery: call(
    {
      method: 'GET',
      path: '/webhooks/{id}/deliveries/{deliveryId}',
      summary: 'Read what an endpoint of webhooks was sent, and what it answered',
      auth: 'required',
      params: deliveryParams,
      responses: { 200: { description: 'The delivery, with its latest tries.', schema: deliveryView } },
      errors: [403],
    },
    async ({ viewer, params }) => ({ body: await readDelivery({ viewer, ...params }) }),
  ),

  replayWebhookDelivery: call(
    {
      method: 'POST',
      path: '/webhooks/{id}/deliveries/{deliveryId}/replays',
      summary: 'Send something to an endpoint of webhooks again',
      auth: 'required',
      params: deliveryParams,
      responses: { 202: { description: 'It is sent again, under the same id.' } },
      errors: [409],
    },
    async ({ viewer, params }) => {
      await replayDelivery({ viewer, ...params });
      return {};
    },
  ),
};
