import { decideComment } from '@/lib/moderation/decide-comment';
import { decideCommentContract } from '@/lib/web/api/contracts/moderation';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(decideCommentContract, async ({ viewer, params, body }) => ({
  body: await decideComment({ viewer, commentId: params.id, ...body }),
}));
