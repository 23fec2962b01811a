import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from './errors';
import {
  freeKey,
  keepAnswer,
  leaveKey,
  RENEW_KEY_MS,
  renewKey,
  takeKey,
  type Attempt,
  type KeptAnswer,
  type Taken,
} from './idempotency';

/** How often whoever waits for another attempt looks again. */
const LOOK_AGAIN_MS = 500;

/**
 * Runs an attempt unless it ran before: then `kept` is the answer that was given. One that was refused made nothing, so its key may
 * be used again, corrected too; of one that failed nobody knows, so the key waits for the same again, which is to make the same thing
 * under the same id. An answer that is not `isFinal` is not kept.
 * @param patienceMs how long to wait for an attempt in flight
 * @throws 409 while another attempt is in flight, 422 when the key came with another request before
 */
export async function actOnce<Given extends KeptAnswer>(
  attempt: Attempt,
  run: (resourceId: string) => Promise<Given>,
  { isFinal = () => true, patienceMs = 0 }: { isFinal?: (given: Given) => boolean; patienceMs?: number } = {},
): Promise<{ given: Given; kept: null } | { given: null; kept: KeptAnswer }> {
  const taken = await takePatiently(attempt, performance.now() + patienceMs);
  if (taken.kept) return { given: null, kept: taken.kept };
  const { held, resourceId } = taken;
  const renewing = setInterval(() => void renewKey(held).catch(() => undefined), RENEW_KEY_MS);
  try {
    const given = await run(resourceId);
    await (isFinal(given) ? keepAnswer(held, given) : freeKey(held));
    return { given, kept: null };
  } catch (error) {
    const isRefusal = error instanceof AppError && error.status < 500;
    await (isRefusal ? freeKey : leaveKey)(held);
    throw error;
  } finally {
    clearInterval(renewing);
  }
}

async function takePatiently(attempt: Attempt, until: number): Promise<Taken> {
  for (;;) {
    try {
      return await takeKey(attempt);
    } catch (error) {
      const isInFlight = error instanceof AppError && error.code === 'idempotency-in-flight';
      if (!isInFlight || performance.now() > until) throw error;
      await sleep(LOOK_AGAIN_MS);
    }
  }
}
