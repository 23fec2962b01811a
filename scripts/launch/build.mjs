// @ts-check
/** Builds the site for production, when a source of it changed. */
import { join } from 'node:path';
import { fingerprint, onceFor } from './fingerprint.mjs';
import { assertWritable, folderRefusal } from './folders.mjs';
import { Refusal } from './refusal.mjs';
import { runNode, tail } from './run-node.mjs';

const SOURCES = [
  'app',
  'instrumentation.ts',
  'lib',
  'prisma/schema.prisma',
  'scripts/build-reader.ts',
  'next.config.js',
  'tsconfig.json',
  'package-lock.json',
];

/** @typedef {{ root: string, env: NodeJS.ProcessEnv, signal: AbortSignal }} BuildOptions */

/**
 * @param {BuildOptions} options
 * @returns {Promise<'skipped' | void>}
 */
export function build({ root, env, signal }) {
  return onceFor({
    mark: join(root, '.next', '.made-from'),
    current: fingerprint({ root, paths: SOURCES }),
    products: [join(root, 'public', 'assets', 'reader.json')],
    work: async () => {
      assertWritable(buildFolder(root));
      assertWritable({ what: 'folder for scripts', folder: join(root, 'public', 'assets') });
      await buildPart({
        root,
        env,
        signal,
        name: 'build-reader',
        args: ['--import', 'tsx', 'scripts/build-reader.ts'],
      });
      await buildPart({
        root,
        env,
        signal,
        name: 'build',
        args: ['node_modules/next/dist/bin/next', 'build'],
      });
    },
  });
}

/** @param {string} root */
const buildFolder = (root) => ({ what: 'build folder', folder: join(root, '.next') });

/** @param {BuildOptions & { name: string, args: string[] }} options */
async function buildPart({ root, env, signal, name, args }) {
  const logFile = join(root, '.data', 'logs', `${name}.log`);
  const forced = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const production = /** @type {NodeJS.ProcessEnv} */ ({ ...env, ...forced });
  const code = await runNode({ args, cwd: root, env: production, signal, logFile });
  signal.throwIfAborted();
  if (code === 0) return;
  const said = tail(logFile);
  const [trouble = ''] = /\b(?:ENOSPC|EDQUOT|EROFS|EACCES)\b/.exec(said) ?? [];
  const refusal = folderRefusal(buildFolder(root), trouble);
  if (refusal) throw refusal;
  console.error(said);
  throw new Refusal('The site could not be built: correct what is said above, then try again.');
}
