import { may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { isInForce } from './rules';
import type { MemberItem, SanctionView } from './schemas';
import type { MemberRow, SanctionRow } from './store';

/** A sanction as the desk shows it at a moment. */
export const toSanctionView = (row: SanctionRow, at: Date): SanctionView => ({
  id: row.id,
  kind: row.kind,
  reason: row.reason,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt?.toISOString() ?? null,
  by: row.by,
  inForce: isInForce(row, at),
  lifted:
    row.liftedAt === null
      ? null
      : { at: row.liftedAt.toISOString(), by: row.liftedBy, reason: row.liftReason ?? '' },
});

/** A member as the desk lists them. Their address is for administrators. */
export function toMemberItem({ createdAt, sanction, email, ...row }: MemberRow, viewer: Viewer): MemberItem {
  const endsAt = sanction?.endsAt ? new Date(sanction.endsAt).toISOString() : null;
  return {
    ...row,
    email: !row.hasLeft && may(viewer, 'member.read-address') ? email : null,
    memberSince: createdAt.toISOString(),
    sanction: sanction && { kind: sanction.kind, endsAt },
  };
}
