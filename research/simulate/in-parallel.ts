import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Job, Outcome } from './job';

/** Runs all jobs, as many at once as there are cores, and returns what came of each, in order. `onDone` hears how many are done. */
export async function inParallel(jobs: readonly Job[], onDone: (count: number) => void): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let [next, done] = [0, 0];
  const work = async (child: ChildProcess) => {
    while (next < jobs.length) {
      const at = next;
      next += 1;
      child.send(jobs[at]!);
      outcomes[at] = await answerOf(child);
      onDone((done += 1));
    }
    child.disconnect();
  };
  const children = Array.from({ length: Math.min(jobs.length, availableParallelism()) }, () =>
    fork(fileURLToPath(new URL('job.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] }),
  );
  await Promise.all(children.map(work));
  return outcomes;
}

/** @throws when the child ends before it answers */
async function answerOf(child: ChildProcess): Promise<Outcome> {
  const given = new AbortController();
  const { signal } = given;
  const ended = once(child, 'exit', { signal }).then(([code]) => {
    throw new Error(`A run ended with code ${String(code)}.`);
  });
  try {
    const [outcome] = (await Promise.race([once(child, 'message', { signal }), ended])) as [Outcome];
    return outcome;
  } finally {
    ended.catch(() => undefined);
    given.abort();
  }
}
