import { liftSanction } from '@/lib/moderation/sanctions/lift-sanction';
import { liftSanctionContract } from '@/lib/web/api/contracts/moderation';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(liftSanctionContract, async ({ viewer, params, body }) => ({
  body: await liftSanction({ viewer, sanctionId: params.id, ...body }),
}));
