import { readCase } from '@/lib/moderation/read-case';
import { readCaseContract } from '@/lib/web/api/contracts/moderation';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(readCaseContract, async ({ viewer, params }) => ({
  body: await readCase({ viewer, commentId: params.id }),
}));
