import { listAudit } from '@/lib/moderation/list-audit';
import { listAuditContract } from '@/lib/web/api/contracts/moderation';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(listAuditContract, async ({ viewer, query }) => ({
  body: await listAudit({ viewer, ...query }),
}));
