import { decideItem } from '@/lib/peer-review/calibration/decide-item';
import { decideItemContract } from '@/lib/web/api/contracts/calibration';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(decideItemContract, async ({ viewer, params, body }) => ({
  body: await decideItem({ viewer, itemId: params.id, ...body }),
}));
