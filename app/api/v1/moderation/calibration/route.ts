import { listItems } from '@/lib/peer-review/calibration/list-items';
import { pickItem } from '@/lib/peer-review/calibration/pick-item';
import { listCalibrationContract, pickCalibrationContract } from '@/lib/web/api/contracts/calibration';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(listCalibrationContract, async ({ viewer, query }) => ({
  body: await listItems({ viewer, ...query }),
}));

export const POST = defineRoute(pickCalibrationContract, async ({ viewer, body }) => ({
  body: await pickItem({ viewer, ...body }),
}));
