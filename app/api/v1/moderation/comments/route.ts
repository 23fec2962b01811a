import { listByState } from '@/lib/moderation/list-queue';
import { listQueueContract } from '@/lib/web/api/contracts/moderation';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(
  listQueueContract,
  async ({ viewer, query: { state = 'REFERRED', ...page } }) => ({
    body: await listByState({ viewer, states: [state], ...page }),
  }),
);
