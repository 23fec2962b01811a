// @ts-check
/** The variables that our programs run with: the environment's own, then those of `.env`, then what we make up. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { assertWritable } from './folders.mjs';
import { Refusal } from './refusal.mjs';
import { runNode, tail } from './run-node.mjs';

/** @typedef {NodeJS.ProcessEnv} Variables */

const CONNECT_TIMEOUT_MS = 5_000;

/** As package.json's `engines` has it; npm only warns. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Refusal(`Node ${process.versions.node} is too old: install Node 20.19 or later.`);
}

/**
 * Reads `.env`, looks whether there is room for what is kept, and makes sure of a session secret. Nothing is installed yet, so this checks only what the next steps
 * stand on; `validate` checks the rest.
 * @param {{ root: string }} options
 * @returns {Variables}
 */
export function readEnvironment({ root }) {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const port = process.env.PORT || '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new Refusal(
      `PORT must be a whole number up to 65535, not "${port}": correct it in the environment or in .env.`,
    );
  }
  checkDatabaseUrl(process.env.DATABASE_URL);
  assertWritable({ what: 'data folder', folder: join(root, '.data') });
  const mail = resolve(root, process.env.MAIL_FOLDER || join('.data', 'mail'));
  assertWritable({ what: 'mail folder', folder: mail });
  if (!process.env.S3_BUCKET) {
    const files = resolve(root, process.env.FILES_FOLDER || join('.data', 'files'));
    assertWritable({ what: 'folder of pictures', folder: files });
  }
  if (process.env.DATABASE_DIRECT_URL && !process.env.DATABASE_URL) {
    throw new Refusal(
      'DATABASE_DIRECT_URL is set and DATABASE_URL is not: set both, or DATABASE_URL alone where no pooler stands before the database.',
    );
  }
  return { ...process.env, PORT: port, SESSION_SECRET: process.env.SESSION_SECRET || ownSecret({ root }) };
}

/** @param {string | undefined} url */
function checkDatabaseUrl(url) {
  if (!url || (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol))) return;
  throw new Refusal(
    'DATABASE_URL must look like postgresql://user:password@host:5432/database: correct it in the environment or in .env.',
  );
}

/** Signs sessions where no secret is given: made up once, so that a restart signs nobody out. @param {{ root: string }} options */
function ownSecret({ root }) {
  const file = join(root, '.data', 'session-secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/**
 * Checks every variable, by the same schema that the application reads them with.
 * @param {{ root: string, env: Variables, signal: AbortSignal }} options
 */
export async function validateEnvironment({ root, env, signal }) {
  const logFile = join(root, '.data', 'logs', 'configuration.log');
  const args = ['--import', 'tsx', join('scripts', 'launch', 'check-environment.ts')];
  // The embedded server's address is not known yet, and is none of the user's business.
  const complete = { ...env, DATABASE_URL: env.DATABASE_URL || 'postgresql://embedded@127.0.0.1/trialogue' };
  const code = await runNode({ args, cwd: root, env: complete, signal, logFile });
  signal.throwIfAborted();
  if (code !== 0) throw new Refusal(tail(logFile));
}

/**
 * Waits a moment, because a server that was just killed may still hold it.
 * @param {{ port: number }} options
 */
export async function checkPort({ port }) {
  for (let tries = 1; ; tries += 1) {
    const error = await tryPort(port);
    if (!error) return;
    if (error.code !== 'EADDRINUSE' || tries === 15) throw portRefusal({ port, error });
    await sleep(200);
  }
}

/** @param {{ port: number, error: NodeJS.ErrnoException }} options */
export function portRefusal({ port, error }) {
  if (error.code === 'EADDRINUSE')
    return new Refusal(`Port ${port} is in use: stop what listens there, or set PORT to another number.`);
  if (error.code === 'EACCES')
    return new Refusal(`Port ${port} is not allowed to this user: set PORT to a number above 1023.`);
  return new Refusal(`Port ${port} cannot be used (${error.code}): set PORT to another number.`);
}

/** @param {number} port @returns {Promise<NodeJS.ErrnoException | undefined>} */
function tryPort(port) {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen(port, () => server.close(() => resolve(undefined)));
  });
}

/**
 * Whether somebody listens where DATABASE_URL points to: found out in a moment, not after minutes of building.
 * @param {{ url: string }} options
 */
export async function checkDatabaseAddress({ url }) {
  const { hostname, port, searchParams } = new URL(url);
  // A socket's folder may stand where a host does.
  if (!hostname || hostname.startsWith('%2F') || searchParams.has('host')) return;
  const host = hostname.replace(/^\[|\]$/g, '');
  const socket = connect({ host, port: Number(port || 5432) });
  const reason = await new Promise((resolve) => {
    socket.setTimeout(CONNECT_TIMEOUT_MS, () => resolve('no answer'));
    socket.once('connect', () => resolve(undefined));
    socket.once('error', (error) =>
      resolve(/** @type {NodeJS.ErrnoException} */ (error).code ?? error.message),
    );
  });
  socket.destroy();
  if (!reason) return;
  throw new Refusal(
    `The database at ${host}:${port || 5432} cannot be reached (${reason}): start it, correct DATABASE_URL, or unset it to use the embedded one.`,
  );
}
