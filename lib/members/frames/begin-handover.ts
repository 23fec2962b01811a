import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { countAgainst } from '@/lib/platform/rate-limits';
import { assertFramedBy } from '@/lib/policy/assert-framed-by';
import { handoverEnd, HANDOVERS_PER_ADDRESS } from './rules';
import { marksOf, type From } from './same-browser';
import { handoverInput, type HandoverView } from './schemas';
import { insertHandover } from './store';

/**
 * Has a frame wait for the window in which somebody signs in: what the window is told is no secret, and what the frame keeps to itself alone
 * brings it the session.
 * @throws 403 `origin-not-allowed` for a page that may not show comments in a frame, 429
 */
export async function beginHandover({
  address,
  userAgent,
  context = systemContext,
  ...given
}: From & { origin: string; challenge: string; context?: Context }): Promise<HandoverView> {
  const { origin, challenge } = handoverInput.parse(given);
  await assertFramedBy(origin);
  await countAgainst(HANDOVERS_PER_ADDRESS, address);
  const [id, expiresAt] = [newId(), handoverEnd(context.now())];
  const from = marksOf({ address, userAgent });
  await insertHandover(database(), { id, verifierHash: challenge, origin, ...from, expiresAt });
  return { id, expiresAt: expiresAt.toISOString() };
}
