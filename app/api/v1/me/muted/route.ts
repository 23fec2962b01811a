import { listMuted } from '@/lib/members/mutes/list-muted';
import { listMutedContract } from '@/lib/web/api/contracts/reading';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(listMutedContract, async ({ viewer, query }) => ({
  body: await listMuted({ viewer, ...query }),
}));
