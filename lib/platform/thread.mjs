// @ts-check
/** The beginning of a thread: it does not inherit what reads TypeScript in the process that started it. */
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

// Whoever serves pages, or writes what is made here, has the processor first. Elsewhere it would be said of the whole process.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

register();
const { default: work } = await import(workerData.module);
/** What was told is answered in its order. @type {((value?: unknown) => void)[]} */
const unanswered = [];
parentPort?.on('message', () => unanswered.shift()?.());
const result = await work(workerData.data, (/** @type {unknown} */ told) => {
  parentPort?.postMessage({ told });
  return new Promise((resolve) => unanswered.push(resolve));
});
parentPort?.postMessage({ result });
