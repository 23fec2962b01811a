import { recordReview } from '@/lib/peer-review/review/record-review';
import { recordReviewContract } from '@/lib/web/api/contracts/peer-review';
import { defineRoute } from '@/lib/web/define-route';
import { networkKnownBy } from '@/lib/web/request-address';

export const POST = defineRoute(recordReviewContract, async ({ viewer, body, address }) => ({
  body: await recordReview({ viewer, ...body, network: networkKnownBy(address) }),
}));
