import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import { sanctionMemberContract } from '@/lib/web/api/contracts/moderation';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(sanctionMemberContract, async ({ viewer, params, body }) => ({
  body: await sanctionMember({ viewer, memberId: params.id, ...body }),
}));
