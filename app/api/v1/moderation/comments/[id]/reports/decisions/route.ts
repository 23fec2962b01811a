import { dismissReports } from '@/lib/moderation/reports/dismiss-reports';
import { dismissReportsContract } from '@/lib/web/api/contracts/moderation';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(
  dismissReportsContract,
  async ({ viewer, params, body: { outcome: _, ...seen } }) => ({
    body: await dismissReports({ viewer, commentId: params.id, ...seen }),
  }),
);
