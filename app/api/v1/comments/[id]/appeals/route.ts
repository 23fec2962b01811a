import { fileAppeal } from '@/lib/moderation/appeals/file-appeal';
import { fileAppealContract } from '@/lib/web/api/contracts/comments';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(fileAppealContract, async ({ viewer, params, body }) => ({
  body: await fileAppeal({ viewer, commentId: params.id, ...body }),
}));
