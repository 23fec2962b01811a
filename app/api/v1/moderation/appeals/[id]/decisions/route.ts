import { decideAppeal } from '@/lib/moderation/appeals/decide-appeal';
import { decideAppealContract } from '@/lib/web/api/contracts/moderation';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(decideAppealContract, async ({ viewer, params, body }) => ({
  body: await decideAppeal({ viewer, appealId: params.id, ...body }),
}));
