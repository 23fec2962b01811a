import { readDocumentationContract } from '@/lib/web/api/contracts/documentation';
import { openApiDocument } from '@/lib/web/api/openapi';
import { declareCacheTags } from '@/lib/web/cache-tags';
import { defineRoute } from '@/lib/web/define-route';
import { cookieName } from '@/lib/web/session-seal';

export const GET = defineRoute(readDocumentationContract, async () => {
  // It depends on nothing that changes while we run; what has no tag at all is not kept.
  await declareCacheTags(['policy']);
  return { body: openApiDocument({ sessionCookie: cookieName('session') }) };
});
