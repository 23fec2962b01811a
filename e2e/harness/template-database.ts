import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createTestDatabase, databaseName } from '@/lib/platform/testing/database';

const run = promisify(execFile);

/** Makes the migrated database that every worker's is a copy of, and drops it at the end. */
export default async function createTemplate(): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server)
    throw new Error('Run the browser tests with `npm test`: it starts the database that they need.');
  const template = await createTestDatabase({ url: server });
  await run(process.execPath, ['--import', 'tsx', 'scripts/migrate.ts'], {
    env: { ...process.env, DATABASE_URL: template.url },
  });
  process.env.TEST_TEMPLATE = databaseName(template.url);
  return template.drop;
}
