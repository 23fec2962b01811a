import { reportComment } from '@/lib/moderation/reports/report-comment';
import { reportCommentContract } from '@/lib/web/api/contracts/comments';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(reportCommentContract, async ({ viewer, params, body }) => ({
  body: await reportComment({ viewer, commentId: params.id, ...body }),
}));
