import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { unavailable } from '@/lib/platform/errors';

/** `breached`: among the commonest that were leaked; `guessable`: who knows such, keyboards and the person would soon find it. */
export type Weighed = 'breached' | 'guessable' | 'good';
export type Question = { id: number; password: string; personal: string[] };
type Answer = { id: number; weighed: Weighed };

/** Milliseconds after which nobody waits any longer: the thread has hung, or has far too much to do. */
const PATIENCE_MS = 10_000;
/** Of memory; its dictionary takes 23. */
const MOST_MEGABYTES = 256;

// One thread a process, although Next bundles this module more than once.
const HOLDER = Symbol.for('trialogue.password-thread');
type Thread = { worker: Worker; waiting: Map<number, (answer: Weighed | Error) => void>; asked: number };
type Holder = { [HOLDER]?: Thread };

/**
 * Weighs a password in a thread of its own, which starts with the first one, takes one after another, and keeps no process alive.
 * @throws 503 when it does not answer; the next one has a new thread
 */
export async function weighApart(password: string, personal: string[]): Promise<Weighed> {
  const thread = ((globalThis as Holder)[HOLDER] ??= start());
  const { worker, waiting } = thread;
  const id = (thread.asked += 1);
  const impatience = setTimeout(() => end(thread, new Error('It did not answer in time.')), PATIENCE_MS);
  worker.ref();
  try {
    const answer = await new Promise<Weighed | Error>((resolve) => {
      waiting.set(id, resolve);
      worker.postMessage({ id, password, personal } satisfies Question);
    });
    if (answer instanceof Error) throw unavailable(answer);
    return answer;
  } finally {
    clearTimeout(impatience);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
  }
}

function start(): Thread {
  // Not by `import.meta.url`: in Next's bundle that is no file.
  const file = join(
    /* turbopackIgnore: true */ process.cwd(),
    'lib',
    'members',
    'new-password',
    'thread.mjs',
  );
  const worker = new Worker(pathToFileURL(file), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  const thread: Thread = { worker, waiting: new Map(), asked: 0 };
  worker.on('message', ({ id, weighed }: Answer) => thread.waiting.get(id)?.(weighed));
  worker.on('error', (error) => end(thread, error));
  worker.on('exit', (code) => end(thread, new Error(`The thread ended with code ${code}.`)));
  return thread;
}

/** Lets go of a thread that cannot go on, with whoever waits for it. */
function end(thread: Thread, reason: Error): void {
  const holder = globalThis as Holder;
  if (holder[HOLDER] === thread) delete holder[HOLDER];
  for (const answer of thread.waiting.values()) answer(reason);
  void thread.worker.terminate();
}
