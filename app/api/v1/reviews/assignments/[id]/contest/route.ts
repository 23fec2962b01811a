import { contestCalibration } from '@/lib/peer-review/calibration/contest-calibration';
import { contestCalibrationContract } from '@/lib/web/api/contracts/calibration';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(contestCalibrationContract, async ({ viewer, params, body }) => ({
  body: await contestCalibration({ viewer, assignmentId: params.id, ...body }),
}));
