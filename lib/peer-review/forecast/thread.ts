/** In a thread of its own: it simulates for a minute, and nobody else waits for that. */
import { parentPort, workerData } from 'node:worker_threads';
import { foresee, planFor, type Plan } from './foresee';
import type { Question } from './schemas';

/** Milliseconds after which nothing more is begun. */
const AT_MOST_MS = 60_000;

const { question, plan } = workerData as { question: Question; plan?: Plan };
const begunAt = performance.now();
const isLate = (share: number) => performance.now() - begunAt > share * AT_MOST_MS;
parentPort!.postMessage(await foresee(question, plan ?? planFor(question.rates), isLate));
