import { readTransparencyContract } from '@/lib/web/api/contracts/transparency';
import { declareCacheTags } from '@/lib/web/cache-tags';
import { defineRoute } from '@/lib/web/define-route';
import { readTransparencyReport } from '@/lib/web/read-transparency-report';

export const GET = defineRoute(readTransparencyContract, async () => {
  // The counts change by the hour; what has no tag at all is not kept.
  await declareCacheTags(['policy']);
  return { body: await readTransparencyReport() };
});
