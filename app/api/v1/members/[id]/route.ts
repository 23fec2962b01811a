import { readMember } from '@/lib/comments/of-member/read-member';
import { readMemberPageContract } from '@/lib/web/api/contracts/members';
import { declareCacheTags } from '@/lib/web/cache-tags';
import { defineRoute } from '@/lib/web/define-route';
import { memberPageTags } from '@/lib/web/member-page-tags';

export const GET = defineRoute(readMemberPageContract, async ({ params: { id } }) => {
  const member = await readMember({ memberId: id });
  await declareCacheTags(await memberPageTags(member.id));
  return { body: member };
});
