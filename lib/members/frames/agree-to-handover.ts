import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { conflict, forbidden } from '@/lib/platform/errors';
import { countAgainst } from '@/lib/platform/rate-limits';
import { assertFramedBy } from '@/lib/policy/assert-framed-by';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import { HANDOVERS_PER_MEMBER } from './rules';
import { isFromSame, type From } from './same-browser';
import type { OpenHandover } from './schemas';
import { findHandover, setAgreed } from './store';

type Agreeing = From & { viewer: Viewer | null; id: string; context?: Context };

/**
 * What the viewer is asked to sign in: a frame that waits for a window of theirs, in the network and the browser that they are in.
 * @throws 401; 403 `handover-elsewhere` where it waits in another one, so that nobody signs in whoever sent them a link; 409 `handover-over` where none waits
 */
export async function readHandover({
  viewer,
  id,
  context = systemContext,
  ...from
}: Agreeing): Promise<OpenHandover> {
  const { sessionId, frame } = authorize(viewer, 'reader.own');
  const found = await findHandover(database(), { id, sessionId, now: context.now() });
  // A frame signs in no other frame.
  if (!found || frame !== null) throw conflict('handover-over');
  if (!isFromSame(found, from)) throw forbidden('handover-elsewhere');
  await assertFramedBy(found.origin);
  return { id, origin: found.origin };
}

/**
 * Signs that frame in as the viewer, as soon as it asks. Harmless where they have done so.
 * @throws as `readHandover`; 429
 */
export async function agreeToHandover(asked: Agreeing): Promise<OpenHandover> {
  const { viewer, id, context = systemContext } = asked;
  const { id: memberId, sessionId } = authorize(viewer, 'reader.own');
  await countAgainst(HANDOVERS_PER_MEMBER, memberId);
  const handover = await readHandover(asked);
  const agreed = await transaction((tx) => setAgreed(tx, { id, sessionId, now: context.now() }));
  if (!agreed) throw conflict('handover-over');
  return handover;
}
