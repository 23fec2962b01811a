import { listNotices } from '@/lib/outreach/notices/list-notices';
import { listNoticesContract } from '@/lib/web/api/contracts/outreach';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(listNoticesContract, async ({ viewer, query }) => ({
  body: await listNotices({ viewer, ...query }),
}));
