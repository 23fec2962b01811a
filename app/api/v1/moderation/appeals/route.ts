import { listAppeals } from '@/lib/moderation/appeals/list-appeals';
import { listAppealsContract } from '@/lib/web/api/contracts/moderation';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(listAppealsContract, async ({ viewer, query }) => ({
  body: await listAppeals({ viewer, ...query }),
}));
