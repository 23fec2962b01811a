import { systemContext } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';

/** What happens to a member behind the back of a page that they have open. */

export async function endSessions({ id: memberId }: Viewer): Promise<void> {
  await database().session.updateMany({ where: { memberId }, data: { revokedAt: systemContext.now() } });
}

export async function lapse({ id: memberId }: Viewer): Promise<void> {
  const data = { state: 'LAPSED', changedAt: systemContext.now() } as const;
  await database().membership.update({ where: { memberId }, data });
}

export async function ban({ id: memberId }: Viewer): Promise<void> {
  const data = { id: newId(), memberId, kind: 'BAN', reason: 'Repeated insults', byId: memberId } as const;
  await database().sanction.create({ data });
}
