import { TIME_ZONE } from '@/lib/language/times';
import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { authorize, may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { countPeriod, quantile, sumsOf, type Sums } from './count-period';
import { dayAfter, startOf } from './days';
import { daysOf, periodBefore } from './periods';
import type { Compared, DailyCount, Days, Figure, NumbersView, Totals } from './schemas';
import { countNewMembers, findArticles, findNames } from './store';

/**
 * What was sent, posted and decided in a period and in as many days before it. Days are those of UTC. Of moderators, one who is no
 * administrator is told their own numbers alone.
 * @throws 401, 403 when the viewer is not of the desk
 */
export async function readNumbers({
  viewer,
  days,
  context = systemContext,
}: {
  viewer: Viewer | null;
  days: Days;
  context?: Context;
}): Promise<NumbersView> {
  const reader = authorize(viewer, 'numbers.read');
  const before = periodBefore(days);
  // The one before ends where the period begins: they are read as one.
  const all = await countPeriod({ from: before.from, to: days.to }, { zone: TIME_ZONE, context });
  const now = all.filter(({ day }) => day >= days.from);
  const then = all.filter(({ day }) => day < days.from);
  const [sums, sumsBefore] = [sumsOf(now), sumsOf(then)];
  const compared = (figure: Figure) => compare(sums.by(figure), sumsBefore.by(figure));
  const moderators = compared('moderator').filter(
    ({ of }) => of === reader.id || may(reader, 'numbers.read-all'),
  );
  const posted = sums.by('posted');
  const articles = compare(addUp(sums.by('submitted'), posted), sumsBefore.by('submitted')).filter(
    (article) => article.now > 0,
  );
  const [titles, names, totals, totalsBefore] = await Promise.all([
    findArticles(
      database(),
      articles.map(({ of }) => of),
    ),
    findNames(
      database(),
      moderators.map(({ of }) => of),
    ),
    totalsOf(sums, days),
    totalsOf(sumsBefore, before),
  ]);
  const titleOf = new Map(titles.map((title) => [title.id, title]));
  const nameOf = new Map(names.map(({ id, displayName }) => [id, displayName]));
  return {
    days,
    before,
    totals: { now: totals, before: totalsBefore },
    byDay: byDay(now, days),
    rules: compared('rule'),
    articles: articles
      .flatMap(({ of, now: both, before }) => {
        const title = titleOf.get(of);
        const shown = posted.get(of) ?? 0;
        return title
          ? [{ slug: title.slug, headline: title.headline, submitted: both - shown, posted: shown, before }]
          : [];
      })
      .sort((a, b) => b.submitted - a.submitted || b.posted - a.posted),
    moderators: moderators.map((one) => ({ ...one, displayName: nameOf.get(one.of) ?? '' })),
  };
}

async function totalsOf({ sum, seconds }: Sums, { from, to }: Days): Promise<Totals> {
  const took = seconds('decided');
  return {
    submitted: sum('submitted'),
    posted: sum('posted'),
    decided: sum('decided'),
    withoutModerator: sum('decided', 'PEERS'),
    median: quantile(took, 0.5),
    ninetieth: quantile(took, 0.9),
    needed: sum('needed'),
    onDuty: sum('reviewed', 'DUTY'),
    volunteered: sum('reviewed', 'VOLUNTEER'),
    appeals: sum('appeal'),
    reversed: sum('appeal', 'REVERSED'),
    ...(await countNewMembers(database(), {
      from: startOf(from, TIME_ZONE),
      to: startOf(dayAfter(to), TIME_ZONE),
    })),
  };
}

function byDay(counts: DailyCount[], days: Days): NumbersView['byDay'] {
  const sums = new Map<string, number>();
  for (const { day, figure, count } of counts)
    sums.set(`${day} ${figure}`, (sums.get(`${day} ${figure}`) ?? 0) + count);
  const of = (day: string, figure: Figure) => sums.get(`${day} ${figure}`) ?? 0;
  return daysOf(days).map((day) => ({
    day,
    submitted: of(day, 'submitted'),
    posted: of(day, 'posted'),
    decided: of(day, 'decided'),
  }));
}

const addUp = (a: Map<string, number>, b: Map<string, number>): Map<string, number> =>
  new Map([...new Set([...a.keys(), ...b.keys()])].map((of) => [of, (a.get(of) ?? 0) + (b.get(of) ?? 0)]));

/** Side by side, the most first. */
const compare = (now: Map<string, number>, before: Map<string, number>): Compared[] =>
  [...new Set([...now.keys(), ...before.keys()])]
    .map((of) => ({ of, now: now.get(of) ?? 0, before: before.get(of) ?? 0 }))
    .sort((a, b) => b.now - a.now || b.before - a.before || (a.of < b.of ? -1 : 1));
