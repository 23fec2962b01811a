// @ts-check
/**
 * Runs one of our programs as `npm start` would: with its variables and its database, which is started for the while
 * when nothing else keeps it running.
 *
 *   node scripts/run.mjs scripts/migrate.ts --check
 *
 * With `--built` before the program, the site is built first if a source of it changed.
 */
import { join } from 'node:path';
import { build } from './launch/build.mjs';
import { openDatabase } from './launch/database.mjs';
import { checkDatabaseAddress, readEnvironment, validateEnvironment } from './launch/environment.mjs';
import { generateClient } from './launch/generate-client.mjs';
import { install } from './launch/install.mjs';
import { oneInFolder } from './launch/one-at-a-time.mjs';
import { root } from './launch/prepare.mjs';
import { runCommand } from './launch/run-command.mjs';
import { runNode } from './launch/run-node.mjs';
import { step } from './launch/step.mjs';

await runCommand(async ({ signal, defer }) => {
  const given = readEnvironment({ root });
  if (given.DATABASE_URL) await checkDatabaseAddress({ url: given.DATABASE_URL });
  const [first, ...rest] = process.argv.slice(2);
  const program = first === '--built' ? rest : process.argv.slice(2);
  await oneInFolder({
    folder: root,
    signal,
    async work() {
      await install({ root, env: given, signal });
      await generateClient({ root, env: given, signal });
      await validateEnvironment({ root, env: given, signal });
      if (first === '--built') await step('Build', () => build({ root, env: given, signal }));
    },
  });
  const database = await openDatabase({ root, url: given.DATABASE_URL });
  defer(database.release);
  const env = { ...given, DATABASE_URL: database.url };
  const run = join('scripts', 'launch', 'run-program.ts');
  return runNode({ args: ['--import', 'tsx', run, ...program], cwd: root, env, signal });
});
