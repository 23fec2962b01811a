import type { Db } from '@/lib/platform/db';
import type { AppealCounts } from './schemas';

export async function countAppealsIn(
  db: Db,
  { from, at }: { from: Date | null; at: Date },
): Promise<AppealCounts> {
  const since = from ?? new Date(0);
  const [row] = await db.$queryRaw<AppealCounts[]>`
    select count(*) filter (where created_at > ${since} and created_at <= ${at})::int as filed,
      count(*) filter (where decided)::int as decided, count(*) filter (where decided and state = 'REVERSED')::int as reversed
    from (select created_at, state, state in ('UPHELD', 'REVERSED') and decided_at > ${since} and decided_at <= ${at} as decided
      from appeals) a`;
  if (!row) throw new Error('a count without a row');
  return row;
}
