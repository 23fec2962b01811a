import { DAY_MS } from '@/lib/platform/durations';
import { forbidden, invalid, type AppError } from '@/lib/platform/errors';
import type { Role } from '@/lib/members/viewer';
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

/** What is wrong with the end of a sanction that begins at `at`; null when nothing is. */
export function flawInEnd(kind: SanctionKind, endsAt: Date | null, at: Date): AppError | null {
  if (kind === 'BAN') return endsAt ? badEnd('ban') : null;
  if (!endsAt) return badEnd('none');
  const lasts = endsAt.getTime() - at.getTime();
  if (lasts <= 0) return badEnd('past');
  return lasts > LONGEST_MS ? badEnd('long') : null;
}
const badEnd = (why: 'ban' | 'none' | 'past' | 'long') =>
  invalid('bad-end', { field: 'endsAt', facts: { why } });

type Span = { startsAt: Date; endsAt: Date | null; liftedAt: Date | null };

/** Whether a sanction keeps its member from writing at a moment. */
export const isInForce = ({ startsAt, endsAt, liftedAt }: Span, at: Date): boolean =>
  liftedAt === null && startsAt <= at && (endsAt === null || endsAt > at);
