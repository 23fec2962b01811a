import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CLIENT_TYPES, clientTypes } from './client-types';

it('are those of the contracts as they are: otherwise run `npm run client:types`', async () => {
  const kept = await readFile(join(import.meta.dirname, '../..', CLIENT_TYPES), 'utf8');
  expect(kept === (await clientTypes())).toBe(true);
}, 60_000);
