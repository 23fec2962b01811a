import { Worker } from 'node:worker_threads';
import type { Plan } from './foresee';
import type { Forecast, Question } from './schemas';

/** Milliseconds after which a thread is ended that should have ended by itself long before. */
const ENDED_AFTER_MS = 180_000;
/** Of memory. A run of the largest publication that is simulated takes a fifth of it. */
const MOST_MEGABYTES = 512;

/**
 * Foresees in a thread of its own.
 * @throws when the thread fails, takes too much memory, or does not come to an end
 */
export async function foreseeApart(question: Question, plan?: Plan): Promise<Forecast> {
  const thread = new Worker(new URL('thread.mjs', import.meta.url), {
    workerData: { question, plan },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  const impatience = setTimeout(() => void thread.terminate(), ENDED_AFTER_MS);
  try {
    return await new Promise<Forecast>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', (code) =>
        reject(new Error(`The thread ended with code ${code}, and no forecast.`)),
      );
    });
  } finally {
    clearTimeout(impatience);
    await thread.terminate();
  }
}
