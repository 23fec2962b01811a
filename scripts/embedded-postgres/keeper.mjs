// @ts-check
/**
 * The process that keeps the embedded server: it runs for as long as somebody holds a connection to it, and not
 * a moment longer. A holder that is killed loses its connection like one that lets go, so the server can neither
 * be left behind nor be taken from somebody who still uses it.
 *
 * Started by hold-server.mjs, in a session of its own: Ctrl-C at the terminal must not reach the server before
 * those who use it have finished.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { findProcess } from '../launch/process-table.mjs';
import { claimDataDirectory, startServer, stopServer } from './pg-ctl.mjs';

/**
 * @typedef {import('./pg-ctl.mjs').Server & {
 *   portFile: string, settings: string[], noteFile: string
 * }} KeeperPlan where the port is remembered, and where the keeper says how to reach it
 */

const LOOK_EVERY_MS = 250;
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

/** Resolves when the server ended by itself. @param {number} pid @returns {Promise<void>} */
function untilEnded(pid) {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (findProcess(pid)) return;
      clearInterval(timer);
      resolve();
    }, LOOK_EVERY_MS);
  });
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
  if ((await claimDataDirectory(plan, 'keeper.mjs')) === 'kept') return report({ outcome: 'kept' });
  const databasePort = await choosePort();
  const pid = await startServer(plan, { port: databasePort, settings: plan.settings });
  /** @type {(reason?: unknown) => void} */
  let stop = () => {};
  const deserted = new Promise((resolve) => (stop = resolve));
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, stop);
  const listener = listenForHolders(stop);
  await publishNote({ listener, databasePort });
  report({ outcome: 'ready' });
  setTimeout(() => holders.size === 0 && stop(), FIRST_HOLDER_TIMEOUT_MS).unref();

  await Promise.race([deserted, untilEnded(pid)]);
  stopping = true;
  rmSync(plan.noteFile, { force: true });
  listener.close();
  await stopServer(plan);
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
