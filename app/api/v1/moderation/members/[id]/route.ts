import { readMemberCase } from '@/lib/moderation/sanctions/read-member-case';
import { readMemberContract } from '@/lib/web/api/contracts/moderation';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(readMemberContract, async ({ viewer, params }) => ({
  body: await readMemberCase({ viewer, memberId: params.id }),
}));
