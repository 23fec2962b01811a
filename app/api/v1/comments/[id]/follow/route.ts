import { followThread } from '@/lib/comments/follows/follow-thread';
import { unfollowThread } from '@/lib/comments/follows/unfollow-thread';
import { followThreadContract, unfollowThreadContract } from '@/lib/web/api/contracts/reading';
import { defineRoute } from '@/lib/web/define-route';

export const PUT = defineRoute(followThreadContract, async ({ viewer, params }) => {
  await followThread({ viewer, commentId: params.id });
  return {};
});

export const DELETE = defineRoute(unfollowThreadContract, async ({ viewer, params }) => {
  await unfollowThread({ viewer, commentId: params.id });
  return {};
});
