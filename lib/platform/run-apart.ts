import { Worker } from 'node:worker_threads';

type Options<Told> = {
  /**
   * A module (`import.meta.url` of whoever asks, and its name) whose default export does the work. It gets `data`, and a way to say how far it is, or to hand over
   * a part of what it makes: a thread that waits until that was heard gets no further ahead than it wants to.
   */
  module: URL;
  data: unknown;
  /** Milliseconds after which it is ended that should have ended by itself long before. */
  endAfterMs: number;
  /** Of memory. */
  mostMegabytes: number;
  /** Hears what the thread says; false ends it. */
  onTold?: (told: Told) => Promise<boolean>;
};

/** Of memory, for what is soon needed no more: with what a thread has by itself, one that reads a long file is a tenth of its time clearing it. */
const YOUNG_MEGABYTES = 96;

/** What a thread sends: what it has to say meanwhile, or what came of it. */
export type Message = { told: unknown } | { result: unknown };

/**
 * Does some work in a thread of its own, so that nobody else waits for it. Null when it was ended because whoever hears it wanted no more.
 * @throws when the thread fails, takes too much memory, or does not come to an end
 */
export async function runApart<Result, Told = never>({
  module,
  data,
  endAfterMs,
  mostMegabytes,
  onTold,
}: Options<Told>): Promise<Result | null> {
  const thread = new Worker(new URL('thread.mjs', import.meta.url), {
    workerData: { module: module.href, data },
    resourceLimits: {
      maxOldGenerationSizeMb: mostMegabytes,
      maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
    },
  });
  const impatience = setTimeout(() => void thread.terminate(), endAfterMs);
  try {
    return await new Promise<Result | null>((resolve, reject) => {
      thread.on('message', (message: Message) => {
        if ('result' in message) resolve(message.result as Result);
        else
          onTold?.(message.told as Told).then(
            (goesOn) => (goesOn ? thread.postMessage('heard') : resolve(null)),
            reject,
          );
      });
      thread.once('error', reject);
      thread.once('exit', (code) => reject(new Error(`The thread ended with code ${code}, and no result.`)));
    });
  } finally {
    clearTimeout(impatience);
    await thread.terminate();
  }
}
