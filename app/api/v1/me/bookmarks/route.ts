import { listSaved } from '@/lib/comments/bookmarks/list-saved';
import { listSavedContract } from '@/lib/web/api/contracts/reading';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(listSavedContract, async ({ viewer, query }) => ({
  body: await listSaved({ viewer, ...query }),
}));
