// @ts-check
/** What all our commands share: they stop when told to, clean up whatever happens, and say what went wrong in one sentence. */
import { findProcess } from './process-table.mjs';
import { sentenceFor } from './refusal.mjs';

/**
 * @typedef {object} Command
 * @property {AbortSignal} signal fires when the command is to stop
 * @property {(clean: () => unknown) => void} defer registers what is done at the end, last first
 */

const INTERRUPTED = 130;
const CHECK_EVERY_MS = 1000;
const ONE_SIGNAL_MS = 300;

/**
 * Runs a command to its end and ends the process.
 * @param {(command: Command) => Promise<number | void>} work returns the exit code, 0 when nothing
 */
export async function runCommand(work) {
  const stop = new AbortController();
  /** @type {(() => unknown)[]} */
  const cleaning = [];
  let toldAt = 0;
  // Told a second time, it ends at once, with all that it started. Ctrl-C comes twice when npm passes it on as well.
  const onSignal = () => {
    if (!stop.signal.aborted) toldAt = performance.now();
    else if (performance.now() - toldAt > ONE_SIGNAL_MS) process.exit(INTERRUPTED);
    stop.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
  stopWithNpm(stop);
  const code = await attempt(
    () => work({ signal: stop.signal, defer: (clean) => cleaning.push(clean) }),
    stop.signal,
  );
  for (const clean of cleaning.reverse()) await attempt(async () => void (await clean()), stop.signal);
  process.exit(code);
}

/** @param {() => Promise<number | void>} work @param {AbortSignal} signal @returns {Promise<number>} */
async function attempt(work, signal) {
  try {
    return (await work()) ?? 0;
  } catch (error) {
    if (signal.aborted) return INTERRUPTED;
    console.error(sentenceFor(error) ?? error);
    return 1;
  }
}

/**
 * npm passes signals on to us, all but the one that it cannot: when it was killed, nobody could stop us any more.
 * Between it and us stands a shell, which notices nothing.
 * @param {AbortController} stop
 */
function stopWithNpm(stop) {
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const npm = findProcess(shell)?.parent;
  const look = () => (process.ppid !== shell || findProcess(shell)?.parent !== npm) && stop.abort();
  setInterval(look, CHECK_EVERY_MS).unref();
}
