import { z } from 'zod';
import { contract } from '../contract';

const openApi = z
  .record(z.string(), z.unknown())
  .meta({ id: 'OpenApi', description: 'An OpenAPI 3.1 document.' });

export const readDocumentationContract = contract({
  method: 'GET',
  path: '/openapi.json',
  summary: 'Read this description',
  auth: 'none',
  responses: { 200: { description: 'The API in OpenAPI 3.1.', schema: openApi } },
});
