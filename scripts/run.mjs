// @ts-check
/**
 * Runs one of our programs as `npm start` would: with its variables and its database, which is started for the while
 * when nothing else keeps it running.
 *
 *   node scripts/run.mjs scripts/migrate.ts --check
 */
import { openDatabase } from './launch/database.mjs';
import { checkDatabaseAddress, readEnvironment } from './launch/environment.mjs';
import { generateClient } from './launch/generate-client.mjs';
import { install } from './launch/install.mjs';
import { root } from './launch/prepare.mjs';
import { runCommand } from './launch/run-command.mjs';
import { runNode } from './launch/run-node.mjs';

await runCommand(async ({ signal, defer }) => {
  const given = readEnvironment({ root });
  if (given.DATABASE_URL) await checkDatabaseAddress({ url: given.DATABASE_URL });
  await install({ root, env: given, signal });
  await generateClient({ root, env: given, signal });
  const database = await openDatabase({ root, url: given.DATABASE_URL });
  defer(database.release);
  const env = { ...given, DATABASE_URL: database.url };
  return runNode({ args: ['--import', 'tsx', ...process.argv.slice(2)], cwd: root, env, signal });
});
