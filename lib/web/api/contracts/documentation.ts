import { z } from 'zod';
import { contract } from '../contract';

export const readDocumentationContract = contract({
  method: 'GET',
  path: '/openapi.json',
  summary: 'Read this description',
  auth: 'none',
  responses: { 200: { description: 'The API in OpenAPI 3.1.', schema: z.record(z.string(), z.unknown()) } },
});
