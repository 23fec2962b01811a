import { recordReview } from '@/lib/peer-review/record-review';
import { recordReviewContract } from '@/lib/web/api/contracts/peer-review';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(recordReviewContract, async ({ viewer, body }) => ({
  body: await recordReview({ viewer, ...body }),
}));
