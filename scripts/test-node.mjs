// @ts-check
/**
 * `npm run test:node -- 24`: the whole proof (check and tests) on another line of Node, in a copy of what is committed here. The
 * program comes from the registry as a package and stays out of this project's own node_modules.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { root } from './launch/prepare.mjs';

const line = process.argv[2] ?? '';
if (!/^\d+$/.test(line)) {
  console.error('Name a line of Node: npm run test:node -- 24');
  process.exit(2);
}

const folder = join(root, '.data', 'node', line);
const copy = join(folder, 'copy');
const program = install();
rmSync(copy, { recursive: true, force: true });
run('git', ['clone', '--quiet', '--no-hardlinks', root, copy], root);
console.log(`Node ${spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim()}`);
const { status } = spawnSync('bash', ['.ci/run'], { cwd: copy, stdio: 'inherit', env: environment() });
process.exit(status ?? 1);

/** @returns {string} its path */
function install() {
  const binary = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  const name = `node-${process.platform}-${process.arch}@${line}`;
  run(
    'npm',
    ['install', '--prefix', folder, '--no-save', '--no-package-lock', '--no-audit', '--no-fund', name],
    folder,
  );
  return binary;
}

/** The copy's commands find this Node first, and npm beside the one that we run on. */
function environment() {
  const { npm_execpath: _, ...rest } = process.env;
  const path = [dirname(program), dirname(process.execPath), process.env.PATH].join(delimiter);
  return { ...rest, PATH: path };
}

/** @param {string} command @param {string[]} args @param {string} cwd */
function run(command, args, cwd) {
  const { status } = spawnSync(command, args, { cwd, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
