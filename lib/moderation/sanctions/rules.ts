import { DAY_MS } from '@/lib/platform/durations';
import { forbidden, invalid, type AppError } from '@/lib/platform/errors';
import type { Role } from '@/lib/members/viewer';
import type { Measure, PolicySettings } from '@/lib/policy/schemas';
import type { SanctionKind } from './schemas';

type Person = { id: string; role: Role };

/** Why somebody may not be sanctioned by somebody; null when they may. */
export function obstacleTo(actor: Person, member: Person): AppError | null {
  if (actor.id === member.id) return forbidden('own-account');
  const { role } = member;
  const isOutOfReach = role === 'ADMIN' || (role === 'MODERATOR' && actor.role !== 'ADMIN');
  return isOutOfReach ? forbidden('staff-member', { facts: { role } }) : null;
}

/** What should last longer is a ban, which somebody has to think about again. */
const LONGEST_MS = 366 * DAY_MS;

/** What is wrong with the end of a sanction that begins at `at`; null when nothing is. Only a time-out ends by itself. */
export function flawInEnd(kind: SanctionKind, endsAt: Date | null, at: Date): AppError | null {
  if (kind !== 'TIME_OUT') return endsAt ? badEnd('endless') : null;
  if (!endsAt) return badEnd('none');
  const lasts = endsAt.getTime() - at.getTime();
  if (lasts <= 0) return badEnd('past');
  return lasts > LONGEST_MS ? badEnd('long') : null;
}
const badEnd = (why: 'endless' | 'none' | 'past' | 'long') =>
  invalid('bad-end', { field: 'endsAt', facts: { why } });

type Span = { kind: SanctionKind; startsAt: Date; endsAt: Date | null; liftedAt: Date | null };

/** Whether a sanction keeps its member from writing at a moment. A warning never does. */
export const isInForce = ({ kind, startsAt, endsAt, liftedAt }: Span, at: Date): boolean =>
  kind !== 'WARNING' && liftedAt === null && startsAt <= at && (endsAt === null || endsAt > at);

/** Whether it can be appealed against, as far as it goes by how it stands: while it is in force, and a warning until it is taken back. */
export const canBeAppealed = (span: Span, at: Date): boolean =>
  isInForce(span, at) || (span.kind === 'WARNING' && span.liftedAt === null);

/** Whether pages about a member are others by it: what a banned one says they know is not shown, and a membership is. */
export const showsOnPages = (kind: SanctionKind | undefined): boolean =>
  kind === 'BAN' || kind === 'REVOCATION';

/**
 * What the policy's ladder suggests. What was lifted does not count against somebody, unless another one took its place; nor does a warning,
 * unless the ladder begins with one. Where there is no membership to revoke, it is a ban.
 */
export function suggestMeasure(
  past: readonly { kind: SanctionKind; lifted: 'no' | 'replaced' | 'lifted' }[],
  { first, repeat }: PolicySettings['sanctions'],
  { revocable }: { revocable: boolean },
): Measure {
  const counted = past.some(
    ({ kind, lifted }) => lifted !== 'lifted' && (kind !== 'WARNING' || first === 'warning'),
  );
  const measure = counted ? repeat : first;
  return measure === 'revocation' && !revocable ? 'ban' : measure;
}
