import { z } from 'zod';
import { cookieName } from '@/lib/web/session/session-seal';
import { call } from './call';
import { openApiDocument, type Operations } from './openapi';

const openApi = z
  .record(z.string(), z.unknown())
  .meta({ id: 'OpenApi', description: 'An OpenAPI 3.1 document.' });

/** The description of the whole API, this call included. */
export const documentation = (all: () => Operations) => ({
  readDocumentation: call(
    {
      method: 'GET',
      path: '/openapi.json',
      summary: 'Read this description',
      auth: 'none',
      responses: { 200: { description: 'The API in OpenAPI 3.1.', schema: openApi } },
    },
    () => ({
      body: openApiDocument(all(), { sessionCookie: cookieName('session') }),
      // It depends on nothing that changes while we run; what has no tag at all is not kept.
      tags: ['policy'],
    }),
  ),
});
