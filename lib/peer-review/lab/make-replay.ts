import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { log } from '@/lib/platform/log';
import { runApart } from '@/lib/platform/run-apart';
import { KEPT_DAYS, type Question, type Replay, type ReplayKey } from './schemas';
import { deleteReplays, findReplayQuestion, keepReplay, noteDone, noteReplayFailed } from './store';

/** Replays; null where it was told that nobody wants it any more. */
export type Make = (
  question: Question,
  onDone: (share: number) => Promise<boolean>,
) => Promise<Replay | null>;

/** In a thread. Twenty thousand reviews take some seconds and a tenth of the memory. */
const makeApart: Make = (question, onDone) =>
  runApart<Replay, number>({
    module: new URL('thread.ts', import.meta.url),
    data: question,
    endAfterMs: 180_000,
    mostMegabytes: 512,
    onTold: onDone,
  });

/**
 * The job: makes a replay that was asked for, says meanwhile how much is done, and keeps it; one that somebody has stopped is ended at its
 * next word. One that fails is said to have failed, and not tried again by itself. Says whether there was one to make.
 */
export async function makeReplay({
  key,
  make = makeApart,
  context = systemContext,
}: {
  key: ReplayKey;
  make?: Make;
  context?: Context;
}): Promise<boolean> {
  const question = await findReplayQuestion(database(), key);
  if (!question) return false;
  let told = 0;
  const onDone = async (share: number): Promise<boolean> => {
    const done = Math.floor(share * 100);
    if (done < told + STEP) return true;
    told = done;
    return noteDone(database(), { ...key, done });
  };
  try {
    const result = await make(question, onDone);
    if (result) await keepReplay(database(), { ...key, at: context.now(), result });
  } catch (error) {
    log().error({ err: error, ...key }, 'a replay failed');
    await noteReplayFailed(database(), { ...key, at: context.now() });
  }
  return true;
}

/** Of a hundred: what is less is not written down. */
const STEP = 5;

/** Forgets replays that are older than a week. Says how many. */
export const forgetReplays = (context: Context = systemContext): Promise<number> =>
  deleteReplays(database(), new Date(context.now().getTime() - KEPT_DAYS * DAY_MS));
