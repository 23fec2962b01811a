import { muteMember } from '@/lib/members/mutes/mute-member';
import { unmuteMember } from '@/lib/members/mutes/unmute-member';
import { muteMemberContract, unmuteMemberContract } from '@/lib/web/api/contracts/reading';
import { defineRoute } from '@/lib/web/define-route';

export const PUT = defineRoute(muteMemberContract, async ({ viewer, params }) => {
  await muteMember({ viewer, memberId: params.id });
  return {};
});

export const DELETE = defineRoute(unmuteMemberContract, async ({ viewer, params }) => {
  await unmuteMember({ viewer, memberId: params.id });
  return {};
});
