import { skipAssignment } from '@/lib/peer-review/assignment/skip-assignment';
import { skipAssignmentContract } from '@/lib/web/api/contracts/peer-review';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(skipAssignmentContract, async ({ viewer, params }) => ({
  body: await skipAssignment({ viewer, assignmentId: params.id }),
}));
