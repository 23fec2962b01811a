import { listMembers } from '@/lib/moderation/sanctions/list-members';
import { listMembersContract } from '@/lib/web/api/contracts/moderation';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(listMembersContract, async ({ viewer, query: { sanctioned, ...query } }) => ({
  body: await listMembers({ viewer, sanctionedOnly: sanctioned === 'true', ...query }),
}));
