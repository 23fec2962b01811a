import { readOwnRecord } from '@/lib/peer-review/records/read-own-record';
import { readOwnRecordContract } from '@/lib/web/api/contracts/peer-review';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(readOwnRecordContract, async ({ viewer, query }) => ({
  body: await readOwnRecord({ viewer, ...query }),
}));
