import { TIME_ZONE } from '@/lib/language/times';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { countPeriod, quantile, sumsOf } from './count-period';
import { dayOf } from './days';
import type { Answered, Counted, Figure, YearReport } from './schemas';
import { findFolded } from './store';

/**
 * What a publication may have to say in public of a year of moderation (Regulation (EU) 2022/2065, articles 15 and 24): what was sent and
 * posted, what moderators did and by which rules, what came of reports and appeals and how long they took, what was found by machine, and the
 * sanctions. Days are those of UTC; the year that is not over is told so far.
 * @throws 401, 403 when the viewer is not of the desk
 */
export async function readYearReport({
  viewer,
  year: asked,
  context = systemContext,
}: {
  viewer: Viewer | null;
  /** One that there can be nothing of is this year. */
  year?: number | undefined;
  context?: Context;
}): Promise<YearReport> {
  authorize(viewer, 'numbers.read');
  const today = dayOf(context.now(), TIME_ZONE);
  const { first } = await findFolded(database(), TIME_ZONE);
  const years = yearsOf(first ?? today, today);
  const year = asked !== undefined && years.includes(asked) ? asked : years[0]!;
  const last = `${year}-12-31`;
  const days = { from: `${year}-01-01`, to: last < today ? last : today };
  const { by, sum, seconds } = sumsOf(await countPeriod(days, { zone: TIME_ZONE, context }));
  const kinds = (figure: Figure) => kindsIn(by(figure));
  const answered = (figure: Figure, of?: string): Answered => ({
    count: sum(figure, of),
    median: quantile(seconds(figure, of), 0.5),
  });
  return {
    year,
    years,
    days,
    submitted: sum('submitted'),
    posted: sum('posted'),
    decided: { ...answered('decided'), withoutModerator: sum('decided', 'PEERS') },
    reviews: { onDuty: sum('reviewed', 'DUTY'), volunteered: sum('reviewed', 'VOLUNTEER') },
    moderators: by('moderator').size,
    acts: kinds('act'),
    rules: kinds('rule'),
    reports: {
      made: kinds('reported'),
      upheld: answered('answered', 'ACTED'),
      dismissed: answered('answered', 'DISMISSED'),
    },
    held: { reasons: kinds('held'), posted: sum('held-posted') },
    appeals: { upheld: answered('appeal', 'UPHELD'), reversed: answered('appeal', 'REVERSED') },
    sanctions: kinds('sanction'),
  };
}

/** From the first year to that of today, the newest first. */
const yearsOf = (first: string, today: string): number[] => {
  const newest = Number(today.slice(0, 4));
  return Array.from({ length: newest - Number(first.slice(0, 4)) + 1 }, (_, n) => newest - n);
};

/** The most first. */
const kindsIn = (sums: Map<string, number>): Counted[] =>
  Array.from(sums, ([of, count]) => ({ of, count })).sort(
    (a, b) => b.count - a.count || (a.of < b.of ? -1 : 1),
  );
