import type { Membership } from './rules';
import type { MembershipChangeView, MembershipView } from './schemas';
import type { ChangeRow } from './store';

const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null;

export const toMembershipView = ({ from, until, graceUntil, ...rest }: Membership): MembershipView => ({
  ...rest,
  from: from.toISOString(),
  until: iso(until),
  graceUntil: iso(graceUntil),
});

/** `withNames`: for administrators, who may know which of them it was. */
export const toChangeView = (
  row: ChangeRow,
  { withNames }: { withNames: boolean },
): MembershipChangeView => ({
  id: row.id,
  at: row.at.toISOString(),
  by: withNames ? row.by : null,
  source: row.source,
  from: row.fromState && { state: row.fromState, plan: row.fromPlan, until: iso(row.fromUntil) },
  to: { state: row.toState, plan: row.toPlan, until: iso(row.toUntil) },
  reason: row.reason,
});
