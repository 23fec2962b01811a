import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import type { Told } from './schemas';
import { findSanction, insertNotices, type SanctionFacts } from './store';

/** Tells a member of a time-out or a ban, and of its end before its time. */
export async function tellSanctioned(event: Happened, context: Context = systemContext): Promise<void> {
  const { sanctionId } = event.payload;
  if (typeof sanctionId !== 'string') return;
  await transaction(async (tx) => {
    const sanction = await findSanction(tx, sanctionId);
    if (!sanction) return;
    const told = event.type === 'member.sanction' ? laid(sanction) : lifted(sanction);
    const notice = { ...told, memberId: sanction.memberId, eventId: event.id, commentId: null };
    await insertNotices(tx, [notice], context.now());
  });
}

const laid = ({ kind, reason, endsAt }: SanctionFacts): Told => ({
  kind: 'member.sanctioned',
  facts: { sanction: kind, reason, endsAt: endsAt?.toISOString() ?? null },
});

const lifted = ({ kind, liftReason }: SanctionFacts): Told => ({
  kind: 'member.unsanctioned',
  facts: { sanction: kind, reason: liftReason },
});
