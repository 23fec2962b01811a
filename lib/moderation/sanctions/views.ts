import { errorInWords } from '@/lib/language/error-in-words';
import type { Locale } from '@/lib/language/locales';
import { may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { PolicySettings } from '@/lib/policy/schemas';
import { appealableUntil } from '../appeals/rules';
import { toOwnAppealView } from '../appeals/views';
import { canBeAppealed, isInForce, obstacleTo, suggestMeasure } from './rules';
import type { MemberItem, OwnSanctionView, SanctioningView, SanctionView } from './schemas';
import type { countSanctions, MemberRow, OwnSanctionRow, SanctionableRow, SanctionRow } from './store';

/** A sanction as the desk shows it at a moment. */
export const toSanctionView = (row: SanctionRow, at: Date): SanctionView => ({
  id: row.id,
  kind: row.kind,
  rule: row.rule,
  reason: row.reason,
  commentId: row.commentId,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt?.toISOString() ?? null,
  by: row.by,
  inForce: isInForce(row, at),
  lifted:
    row.liftedAt === null
      ? null
      : { at: row.liftedAt.toISOString(), by: row.liftedBy, reason: row.liftReason ?? '' },
});

/** A sanction as its member is told of it, with what they can do about it. */
export function toOwnSanctionView(
  row: OwnSanctionRow,
  { now, appealDays }: { now: Date; appealDays: number },
): OwnSanctionView {
  const until = appealableUntil(row.startsAt, appealDays);
  const filed = row.appeal && toOwnAppealView(row.appeal);
  return {
    id: row.id,
    kind: row.kind,
    rule: row.rule,
    reason: row.reason,
    commentId: row.commentId,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt?.toISOString() ?? null,
    inForce: isInForce(row, now),
    lifted: row.liftedAt && { at: row.liftedAt.toISOString(), reason: row.liftReason ?? '' },
    appeal: {
      until: until.toISOString(),
      possible: filed === null && now <= until && canBeAppealed(row, now),
      filed,
    },
  };
}

/** What keeps a member from writing at a moment. */
export function toCurrent(standing: readonly SanctionRow[], at: Date): SanctionView | null {
  const current = standing.find((one) => isInForce(one, at));
  return current ? toSanctionView(current, at) : null;
}

type Past = Awaited<ReturnType<typeof countSanctions>>;

/** What this viewer may do to a member, how much was done to them before, and what the policy suggests by that. */
export function toSanctioning(
  member: SanctionableRow,
  past: Past,
  { viewer, ladder, locale }: { viewer: Viewer; ladder: PolicySettings['sanctions']; locale: Locale },
): Pick<SanctioningView, 'suggested' | 'revocable' | 'untouchable' | 'total'> {
  const obstacle = obstacleTo(viewer, member);
  const revocable = member.membership !== null && member.membership !== 'REVOKED';
  return {
    total: past.reduce((sum, { count }) => sum + count, 0),
    suggested: suggestMeasure(past, ladder, { revocable }),
    revocable,
    untouchable: obstacle && errorInWords(locale, obstacle),
  };
}

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
