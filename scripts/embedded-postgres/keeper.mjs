// @ts-check
/**
 * The process that keeps the embedded server: it runs for as long as somebody holds a connection to it, and not
 * a moment longer. A holder that is killed loses its connection like one that lets go, so the server can neither
 * be left behind nor be taken from somebody who still uses it.
 *
 * Started by hold-server.mjs, in a session of its own: Ctrl-C at the terminal must not reach the server before
 * those who use it have finished.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverEnvironment } from './cluster.mjs';
import { claimDataDirectory, endServer, isReady } from './postmaster.mjs';

/**
 * @typedef {object} KeeperPlan
 * @property {string} native
 * @property {string} dataDirectory
 * @property {import('./account.mjs').Account} [account]
 * @property {string} portFile where the port is remembered
 * @property {string[]} settings
 * @property {string} noteFile where it says how to reach it
 * @property {string} logFile
 */

const START_TIMEOUT_MS = 60_000;
const FIRST_HOLDER_TIMEOUT_MS = 10_000;

const plan = /** @type {KeeperPlan} */ (JSON.parse(process.argv[2] ?? ''));
const token = randomBytes(24).toString('hex');
/** @type {Set<import('node:net').Socket>} */
const holders = new Set();
let stopping = false;

/** @param {{ outcome: 'ready' | 'kept' } | { outcome: 'failed', reason: string }} message */
function report(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** The port of the last time when it is free, else another: an address that stays is easier on people's tools. */
async function choosePort() {
  const last = existsSync(plan.portFile) ? Number(readFileSync(plan.portFile, 'utf8')) : 0;
  for (const wanted of [last, 0]) {
    const server = createServer();
    const found = await new Promise((resolve) => {
      server.once('error', () => resolve(undefined));
      server.listen(wanted, '127.0.0.1', () =>
        resolve(/** @type {import('node:net').AddressInfo} */ (server.address()).port),
      );
    });
    await new Promise((resolve) => server.close(resolve));
    if (!found) continue;
    writeFileSync(plan.portFile, String(found));
    return /** @type {number} */ (found);
  }
  throw new Error('no TCP port is free on 127.0.0.1');
}

/** @param {number} port */
function launchServer(port) {
  const log = openSync(plan.logFile, 'w', 0o600);
  const network = ['-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  return spawn(
    join(plan.native, 'bin', 'postgres'),
    ['-D', plan.dataDirectory, ...network, ...plan.settings],
    {
      ...plan.account,
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['ignore', log, log],
    },
  );
}

/**
 * The children of a server that was killed take a moment to notice: until the last is gone, PostgreSQL does not
 * start anew.
 * @param {number} port
 */
async function startServer(port) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const server = launchServer(port);
    const ended = new Promise((resolve) => server.once('exit', resolve).once('error', resolve));
    if (await becomesReady(server, deadline)) return { server, ended };
    await ended;
    const reason = lastFatal();
    if (!reason.includes('still in use') || Date.now() > deadline) throw new Error(reason);
    await sleep(200);
  }
}

/** @param {import('node:child_process').ChildProcess} server @param {number} deadline */
async function becomesReady(server, deadline) {
  while (server.pid && server.exitCode === null && server.signalCode === null) {
    if (isReady({ dataDirectory: plan.dataDirectory, pid: server.pid })) return true;
    if (Date.now() > deadline) await endServer({ pid: server.pid });
    await sleep(25);
  }
  return false;
}

function lastFatal() {
  const lines = readFileSync(plan.logFile, 'utf8').trim().split('\n');
  const fatal = lines.findLast((line) => line.includes('FATAL')) ?? lines.at(-1) ?? 'it said nothing';
  return fatal.replace(/^.*FATAL:\s*/, '');
}

/** @param {() => void} onDeserted */
function listenForHolders(onDeserted) {
  const listener = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (greeting) => {
      if (greeting.toString().trim() !== token || stopping) return socket.destroy();
      holders.add(socket);
      socket.write('held\n');
      socket.once('close', () => letGo(socket));
      socket.once('end', () => letGo(socket));
    });
  });
  /** @param {import('node:net').Socket} socket */
  function letGo(socket) {
    if (!holders.delete(socket)) return;
    if (holders.size > 0) return socket.end('kept\n');
    leaving = socket;
    onDeserted();
  }
  return listener;
}

/** The last to let go waits until the server is gone. @type {import('node:net').Socket | undefined} */
let leaving;

/** @param {{ listener: import('node:net').Server, databasePort: number }} options */
async function publishNote({ listener, databasePort }) {
  await new Promise((resolve) => listener.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (listener.address());
  const draft = `${plan.noteFile}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, port, token, databasePort }), { mode: 0o600 });
  renameSync(draft, plan.noteFile);
}

async function main() {
  if ((await claimDataDirectory({ dataDirectory: plan.dataDirectory, keeper: 'keeper.mjs' })) === 'kept') {
    return report({ outcome: 'kept' });
  }
  const databasePort = await choosePort();
  const { server, ended } = await startServer(databasePort);
  /** @type {(reason?: unknown) => void} */
  let stop = () => {};
  const deserted = new Promise((resolve) => (stop = resolve));
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop);
  const listener = listenForHolders(stop);
  await publishNote({ listener, databasePort });
  report({ outcome: 'ready' });
  setTimeout(() => holders.size === 0 && stop(), FIRST_HOLDER_TIMEOUT_MS).unref();

  await Promise.race([deserted, ended]);
  stopping = true;
  rmSync(plan.noteFile, { force: true });
  listener.close();
  await endServer({ pid: server.pid ?? 0 });
  leaving?.end('stopped\n');
  for (const holder of holders) holder.destroy();
}

main().then(
  () => process.exit(0),
  (error) => {
    report({ outcome: 'failed', reason: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
  },
);
