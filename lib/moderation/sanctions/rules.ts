import { DAY_MS } from '@/lib/platform/durations';
import type { Role } from '@/lib/members/viewer';
import type { SanctionKind } from './schemas';

type Person = { id: string; role: Role };

/** Who may not be sanctioned by whom: a code, and a sentence for who tried. Null when they may. */
export function obstacleTo(actor: Person, member: Person): [code: string, message: string] | null {
  if (actor.id === member.id) return ['own-account', 'You cannot sanction yourself.'];
  if (member.role === 'ADMIN')
    return ['staff-member', 'An administrator cannot be sanctioned while they are one.'];
  if (member.role === 'MODERATOR' && actor.role !== 'ADMIN')
    return ['staff-member', 'Only an administrator can sanction a moderator.'];
  return null;
}

/** What should last longer is a ban, which somebody has to think about again. */
const LONGEST_MS = 366 * DAY_MS;

/** What is wrong with the end of a sanction that begins at `at`; null when nothing is. */
export function flawInEnd(kind: SanctionKind, endsAt: Date | null, at: Date): string | null {
  if (kind === 'BAN') return endsAt ? 'A ban lasts until it is lifted: leave out its end.' : null;
  if (!endsAt) return 'Please say when the time-out ends.';
  const lasts = endsAt.getTime() - at.getTime();
  if (lasts <= 0) return 'The end of the time-out is in the past.';
  return lasts > LONGEST_MS ? 'A time-out lasts 366 days at the most.' : null;
}

type Span = { startsAt: Date; endsAt: Date | null; liftedAt: Date | null };

/** Whether a sanction keeps its member from writing at a moment. */
export const isInForce = ({ startsAt, endsAt, liftedAt }: Span, at: Date): boolean =>
  liftedAt === null && startsAt <= at && (endsAt === null || endsAt > at);
