// @ts-check
/** The beginning of a thread: it does not inherit what reads TypeScript in the process that started it. */
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { default: work } = await import(workerData.module);
const result = await work(workerData.data, (/** @type {unknown} */ told) =>
  parentPort?.postMessage({ told }),
);
parentPort?.postMessage({ result });
