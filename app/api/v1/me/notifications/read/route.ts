import { markRead } from '@/lib/outreach/notices/mark-read';
import { markReadContract } from '@/lib/web/api/contracts/outreach';
import { defineRoute } from '@/lib/web/define-route';

export const POST = defineRoute(markReadContract, async ({ viewer, body }) => ({
  body: await markRead({ viewer, read: body }),
}));
