import { requestAssignments } from '@/lib/peer-review/assignment/request-assignments';
import { requestAssignmentsContract } from '@/lib/web/api/contracts/peer-review';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(requestAssignmentsContract, async ({ viewer, body }) => ({
  body: await requestAssignments({ viewer, ...body }),
}));
