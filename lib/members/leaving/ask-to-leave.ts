import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { refused, unauthenticated } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { countAgainst } from '@/lib/platform/rate-limits';
import { assertFreshProof } from '../proof/assert-fresh-proof';
import type { Viewer } from '../viewer';
import { coolingEnd, DEPARTURES_PER_MEMBER } from './rules';
import { departureInput, type DepartureInput, type DepartureView } from './schemas';
import { isAnotherAdmin, lockHere, saveDeparture } from './store';
import { toView } from './views';

type Asked = DepartureInput & { viewer: Viewer | null; context?: Context };

/**
 * Notes that the viewer wants to leave, whatever their standing: a day later their account is closed, and until then they may stay
 * (`keepAccount`). They are told so by letter. Asked again, only what is to become of their comments changes.
 * @throws 401; 403 `proof-needed`; 422 `last-admin` where nobody else could run the place; 429
 */
export async function askToLeave({
  viewer,
  context = systemContext,
  ...input
}: Asked): Promise<DepartureView> {
  if (!viewer) throw unauthenticated();
  assertFreshProof(viewer);
  const { comments } = departureInput.parse(input);
  await countAgainst(DEPARTURES_PER_MEMBER, viewer.id);
  const { id: memberId } = viewer;
  const askedAt = context.now();
  return transaction(async (tx) => {
    const role = await lockHere(tx, memberId);
    if (!role) throw unauthenticated();
    if (role === 'ADMIN' && !(await isAnotherAdmin(tx, memberId))) throw refused('last-admin');
    const asked = { memberId, askedAt, endsAt: coolingEnd(askedAt), keepsComments: comments === 'KEEP' };
    const departure = await saveDeparture(tx, asked);
    const isRepeat = departure.askedAt < askedAt;
    if (!isRepeat) {
      await record(tx, {
        at: askedAt,
        actorId: memberId,
        action: 'member.ask-to-leave',
        subjectType: 'member',
        subjectId: memberId,
      });
      await emit(tx, {
        type: 'member.ask-to-leave',
        subjectId: memberId,
        payload: { endsAt: departure.endsAt.toISOString() },
      });
    }
    return toView(departure);
  });
}
