import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { openApiDocument } from '@/lib/web/api/openapi';
import { operations } from '@/lib/web/api/table';

const HEAD =
  '// Made by `npm run client:types` of the contracts in lib/web/api; a test finds it out of date.\n\n';

/** Where the types of the client are kept, from the root. */
export const CLIENT_TYPES = 'clients/typescript/schema.d.ts';

/** The types of every call, of what it takes and of what it answers, as the client in clients/typescript has them. */
export async function clientTypes(): Promise<string> {
  const document = openApiDocument(operations, { sessionCookie: 'trialogue.session' });
  return HEAD + astToString(await openapiTS(structuredClone(document) as unknown as OpenAPI3));
}
