/** Writes the types of the client in clients/typescript anew. Run by `npm run client:types` after a contract has changed. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLIENT_TYPES, clientTypes } from './api-client/client-types';

await writeFile(join(import.meta.dirname, '..', CLIENT_TYPES), await clientTypes());
process.exit(0);
