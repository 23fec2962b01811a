import { readMe } from '@/lib/members/read-me';
import { readMeContract } from '@/lib/web/api/contracts/members';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(readMeContract, ({ viewer }) => ({ body: readMe({ viewer }) }));
