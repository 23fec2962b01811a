// @ts-check
/** `npm run check`: everything that can be known without running the product. One line a check; more only when it fails. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readEnvironment } from './launch/environment.mjs';
import { generateClient } from './launch/generate-client.mjs';
import { install } from './launch/install.mjs';
import { root } from './launch/prepare.mjs';
import { runCommand } from './launch/run-command.mjs';
import { runNode } from './launch/run-node.mjs';

/** @type {Record<string, string[]>} */
const CHECKS = {
  types: ['typescript/bin/tsc', '--noEmit'],
  lint: ['eslint/bin/eslint.js', '--max-warnings=0', '--cache', '--cache-location=.data/checks/eslint', '.'],
  format: ['prettier/bin/prettier.cjs', '--check', '--cache', '--cache-location=.data/checks/prettier', '.'],
  imports: [
    'dependency-cruiser/bin/dependency-cruise.mjs',
    '--config=.dependency-cruiser.cjs',
    'app',
    'lib',
    'prisma',
    'research',
    'scripts',
  ],
  'dead code': ['knip/bin/knip.js', '--no-progress', '--cache', '--cache-location=.data/checks/knip'],
};

await runCommand(async ({ signal }) => {
  const env = readEnvironment({ root });
  await install({ root, env, signal });
  await generateClient({ root, env, signal });
  await describeRoutes({ env, signal });

  const outcomes = await Promise.all(
    Object.entries(CHECKS).map(([name, command]) => check({ name, command, env, signal })),
  );
  return outcomes.every(Boolean) ? 0 : 1;
});

/**
 * Next writes the types of CSS modules and routes itself; on a fresh clone it has not yet.
 * @param {{ env: NodeJS.ProcessEnv, signal: AbortSignal }} options
 */
async function describeRoutes({ env, signal }) {
  if (existsSync(join(root, 'next-env.d.ts')) && existsSync(join(root, '.next', 'types'))) return;
  const logFile = join(root, '.data', 'logs', 'typegen.log');
  await runNode({ args: ['node_modules/next/dist/bin/next', 'typegen'], cwd: root, env, signal, logFile });
}

/** @param {{ name: string, command: string[], env: NodeJS.ProcessEnv, signal: AbortSignal }} options */
async function check({ name, command, env, signal }) {
  const started = Date.now();
  const [program = '', ...args] = command;
  const logFile = join(root, '.data', 'logs', `check-${name.replace(' ', '-')}.log`);
  const code = await runNode({
    args: [join('node_modules', program), ...args],
    cwd: root,
    env,
    signal,
    logFile,
  });
  const passed = code === 0;
  const time = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${passed ? '✓' : '✗'} ${name} (${time} s)`);
  if (!passed) console.log(readFileSync(logFile, 'utf8').trimEnd());
  return passed;
}
