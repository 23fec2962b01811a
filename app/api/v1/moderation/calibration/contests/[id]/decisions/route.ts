import { decideContest } from '@/lib/peer-review/calibration/decide-contest';
import { decideContestContract } from '@/lib/web/api/contracts/calibration';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(decideContestContract, async ({ viewer, params, body }) => ({
  body: await decideContest({ viewer, contestId: params.id, ...body }),
}));
