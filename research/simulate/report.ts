import type { Figures, Spread } from './measure';
import { EFFORTS, PASTS, type Push } from './push';

/** Of `runs` runs with so many colluders, in how many their bad comment was published. */
export type PushResult = Pick<Push, 'past' | 'effort' | 'colluders'> & { runs: number; succeeded: number };

/** What the shipped defaults are to reach, in words, with what was found; `reached` is null where it was not looked for. */
export type Goal = { goal: string; found: string; reached: boolean | null };

export type Report = {
  members: number;
  days: number;
  runs: number;
  seed: number;
  figures: Figures;
  /** Runs of other sizes, to see that nothing is ever stuck. */
  sizes: { members: number; figures: Figures }[];
  pushes: PushResult[];
  goals: Goal[];
};

/** The simulation for a person at a terminal, with what its figures mean. */
export function toText(report: Report): string {
  const tables = [table(rowsOf(report.figures)), sizes(report), pushes(report)];
  const parts = [heading(report), ...tables, LEGEND, report.goals.map(goalInWords).join('\n')];
  return `${parts.join('\n\n')}\n`;
}

const heading = ({ members, days, runs, seed }: Report) =>
  `A publication with ${members} members, its first ${days} days, from dice ${seed} on: mean of ${runs} ${runs === 1 ? 'run' : 'runs'}.`;

function goalInWords({ goal, found, reached }: Goal): string {
  if (reached === null) return `not looked for: ${goal}`;
  return `${reached ? 'reached' : 'missed'}: ${goal} (${found})`;
}

function rowsOf(f: Figures): string[][] {
  return [
    ['comments that got in line, all runs', `${f.comments}`],
    ['hours to decision, median and 90 %', spread(f.hoursToDecision, 1)],
    ['hours until readers see it or it is rejected', spread(f.hoursToEnd, 1)],
    ['reviews of waiting', spread(f.reviewsOfWaiting, 2)],
    ['reviews that a comment had when decided', number(f.reviewsUsed, 2)],
    ['published by peers', percent(f.publishedByPeers)],
    ['referred by peers', percent(f.referredByPeers)],
    ['referred because it had waited too long', percent(f.referredByTime)],
    ['of what peers published, not acceptable', percent(f.wronglyPublished)],
    ['of what is not acceptable, published by peers', percent(f.badPublished)],
    ['of what is acceptable, referred by peers', percent(f.wronglyReferred)],
    ['of what is acceptable, referred by time', percent(f.goodReferredByTime)],
    ['reviews a day of those who review', spread(f.reviewerLoad, 2)],
    ['of all reviews, on calibration items', percent(f.calibrationShare)],
    ['comments expired, all runs', `${f.expired}`],
    ['reviewers suspended at the end, all runs', `${f.suspended}`],
    ['deadlocks', `${f.deadlocks}`],
  ];
}

const sizes = ({ sizes: all }: Report) =>
  table([
    ['members', 'comments', 'deadlocks', 'reviews of waiting', 'referred by time'],
    ...all.map(({ members, figures: f }) => [
      `${members}`,
      `${f.comments}`,
      `${f.deadlocks}`,
      spread(f.reviewsOfWaiting, 2),
      percent(f.referredByTime),
    ]),
  ]);

/** How many colluders it takes: one line a past and effort, one column a number of colluders. */
function pushes({ pushes: all }: Report): string {
  if (all.length === 0) return 'No colluders were asked for.';
  const numbers = [...new Set(all.map(({ colluders }) => colluders))].sort((a, b) => a - b);
  const lines = PASTS.flatMap((past) =>
    EFFORTS.map((effort) => [
      past,
      effort,
      ...numbers.map((n) => {
        const found = all.find((p) => p.past === past && p.effort === effort && p.colluders === n);
        return found ? percent(found.succeeded / found.runs) : '';
      }),
    ]),
  );
  return `A bad comment is published when so many collude, ${all[0]!.runs} runs each:\n${table([['', '', ...numbers.map(String)], ...lines])}`;
}

function table(lines: string[][]): string {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line.map((cell, n) => (n === 0 ? cell.padEnd(widths[n]!) : cell.padStart(widths[n]!))).join('   '),
    )
    .join('\n');
}

const percent = (share: number | null) => (share === null ? 'none' : `${(100 * share).toFixed(1)} %`);
const number = (value: number | null, digits: number) => (value === null ? 'none' : value.toFixed(digits));
const spread = ({ median, p90 }: Spread, digits: number) =>
  `${number(median, digits)}, ${number(p90, digits)}`;

const LEGEND = `hours to decision    From getting in line until peers decide, or until it has waited as long as it may.
reviews of waiting   How many reviews each other comment in line was given, on the average, while this one waited. Served
                     in turn, a comment waits for about as many as it needs itself.
deadlocks            Comments that are neither decided nor expired when everything has ended, comments in line for longer
                     than they may be, and authors who were given nothing to review although they owed reviews.
newcomers            Colluders whose accounts are new. Sleepers have been good members until now. Habitual ones accept each
                     other's bad comments all along.
as-usual             They write when they would anyway, and pass on what is not their mate's as far as skips allow.
same-day, at-once    Each of the others writes a comment within a day; or three, within minutes, called together.
well-timed           Called together like that when it has waited half of the time that it may.

What the simulation takes for granted, and what it leaves out: docs/simulation.md.`;
