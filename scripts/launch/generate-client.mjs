// @ts-check
/** Makes the Prisma client of prisma/schema.prisma, when it changed. */
import { join } from 'node:path';
import { fingerprint, onceFor } from './fingerprint.mjs';
import { Refusal } from './refusal.mjs';
import { runNode, tail } from './run-node.mjs';

/**
 * @param {{ root: string, env: NodeJS.ProcessEnv, signal: AbortSignal }} options
 * @returns {Promise<'skipped' | void>}
 */
export function generateClient({ root, env, signal }) {
  return onceFor({
    mark: join(root, 'prisma', 'generated', 'client', '.made-from'),
    current: fingerprint({ root, paths: ['prisma/schema.prisma', 'node_modules/prisma/package.json'] }),
    work: () => generate({ root, env, signal }),
  });
}

/** @param {{ root: string, env: NodeJS.ProcessEnv, signal: AbortSignal }} options */
async function generate({ root, env, signal }) {
  const logFile = join(root, '.data', 'logs', 'generate.log');
  // The CLI downloads a binary that generating does not use, unless it is shown one: any will do.
  const withoutDownload = { ...env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' };
  const args = [join('node_modules', 'prisma', 'build', 'index.js'), 'generate'];
  const code = await runNode({ args, cwd: root, env: withoutDownload, signal, logFile });
  signal.throwIfAborted();
  if (code === 0) return;
  console.error(tail(logFile));
  throw new Refusal(
    'The database client could not be generated: correct prisma/schema.prisma as said above.',
  );
}
