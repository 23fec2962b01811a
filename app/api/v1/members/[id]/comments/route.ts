import { listCommentsOfMember } from '@/lib/comments/of-member/list-comments-of-member';
import { listCommentsOfMemberContract } from '@/lib/web/api/contracts/members';
import { declareCacheTags } from '@/lib/web/cache-tags';
import { defineRoute } from '@/lib/web/define-route';
import { memberPageTags } from '@/lib/web/member-page-tags';

export const GET = defineRoute(listCommentsOfMemberContract, async ({ params: { id }, query }) => {
  await declareCacheTags(await memberPageTags(id));
  return { body: await listCommentsOfMember({ memberId: id, ...query }) };
});
