import { shareThrough, type Estimate, type Tried } from '@/lib/peer-review/simulation/estimate';
import type { FigureName, Figures } from '@/lib/peer-review/simulation/measure';
import { ATTEMPTS, HOURS, estimate, judge, SCENARIOS, type Attempt, type ScenarioName } from './targets';

/** How tries of one kind went: at each hour, and alone where nobody helps. */
export type PushResult = Pick<Attempt, 'past' | 'effort'> & { byHour: Tried[] };

export type Report = {
  seed: number;
  colluders: number;
  figures: Partial<Record<ScenarioName, readonly Figures[]>>;
  /** A lone author's tries; null where no colluders were asked for. */
  alone: Tried | null;
  pushes: PushResult[];
};

/** The simulation for a person at a terminal. */
export function toText(report: Report): string {
  const heading = `Made-up publications from dice ${report.seed} on. ± is the standard error of a mean.`;
  const parts = [heading, scenarioTable(report), colluderTable(report), goalLines(report), LEGEND];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

const COLUMNS: readonly [string, FigureName, (value: Estimate) => string][] = [
  ['moderators', 'moderators', percent],
  ['by time', 'byTime', percent],
  ['good referred', 'goodReferred', percent],
  ['audits', 'audits', percent],
  ['wrong', 'wrong', percent],
  ['stated', 'stated', percent],
  ['posted', 'postedMedian', number],
  ['90 %', 'posted90', number],
  ['of comments', 'ofComments', number],
  ['reviews', 'reviews', number],
  ['volunteered', 'volunteered', number],
  ['spammers heard', 'spammersHeard', percent],
  ['others heard', 'othersHeard', percent],
  ['others warned', 'othersWarned', percent],
  ['spammers not', 'spammersGood', percent],
  ['stuck', 'deadlocks', number],
];

function scenarioTable({ figures }: Report): string {
  const names = Object.keys(figures) as ScenarioName[];
  const lines = names.map((name) => [
    SCENARIOS[name].name,
    ...COLUMNS.map(([, figure, inWords]) => inWords(estimate(figures[name]!, figure))),
  ]);
  return table([['', ...COLUMNS.map(([title]) => title)], ...lines]);
}

function colluderTable({ alone, pushes, colluders }: Report): string {
  if (!alone) return '';
  const lines = pushes.map(({ past, effort, byHour }) => [
    `${past}, ${effort}`,
    percent(shareThrough(sumOf(byHour))),
    ...byHour.map((tried) => percent(shareThrough(tried))),
  ]);
  const head = [`${colluders} colluders of 200`, 'got through', ...HOURS.map((hour) => `after ${hour} h`)];
  return table([head, ['a lone author', percent(shareThrough(alone))], ...lines]);
}

export const sumOf = (all: readonly Tried[]): Tried => ({
  succeeded: all.reduce((sum, { succeeded }) => sum + succeeded, 0),
  runs: all.reduce((sum, { runs }) => sum + runs, 0),
});

/** One line a target; whether all were reached is what the command ends with. */
export function goalsOf({ figures, alone, pushes }: Report): { says: string; reached: boolean }[] {
  const judged = judge(figures).map(({ says, found, most, reached }) => {
    const show = most < 1 && !says.includes('hours') ? percent : number;
    return { says: `${says}: ${show(found)}, at most ${show({ mean: most, error: NaN })}`, reached };
  });
  if (!alone) return judged;
  const base = shareThrough(alone).mean;
  const pushed = ATTEMPTS.flatMap(({ past, effort, above }) => {
    const of = pushes.find((one) => one.past === past && one.effort === effort);
    if (!of) return [];
    const found = shareThrough(sumOf(of.byHour));
    const most = base + above;
    const limit = percent({ mean: most, error: NaN });
    return {
      says: `colluders, ${past}, ${effort}: ${percent(found)}, at most ${limit}`,
      reached: found.mean <= most,
    };
  });
  return [...judged, ...pushed];
}

const goalLines = (report: Report) =>
  goalsOf(report)
    .map(({ says, reached }) => `${reached ? 'reached' : 'missed '}  ${says}`)
    .join('\n');

/** Columns under one another, the first to the left. */
export function table(lines: string[][]): string {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line.map((cell, n) => (n === 0 ? cell.padEnd(widths[n]!) : cell.padStart(widths[n]!))).join('   '),
    )
    .join('\n');
}

/** A share with its standard error. */
export function percent({ mean, error }: Estimate): string {
  if (!Number.isFinite(mean)) return '–';
  return `${(100 * mean).toFixed(1)}${Number.isFinite(error) ? `±${(100 * error).toFixed(1)}` : ''} %`;
}

function number({ mean, error }: Estimate): string {
  if (!Number.isFinite(mean)) return '–';
  return `${mean.toFixed(1)}${Number.isFinite(error) ? `±${error.toFixed(1)}` : ''}`;
}

const LEGEND = `moderators    Comments that one must read; audits come on top. By time: of all, those that nobody reviewed in time.
wrong         Of what peers published and nobody audited, what is not acceptable; stated is what the site said of it.
posted        Hours from getting in line (of a revised text, for the last time) until readers see it, and for nine in ten.
of comments   Reviews a comment without practice; reviews has it; volunteered are those that nobody owed.
heard         Of members with twenty reviews, whose verdicts count; warned or suspended, and not (R13).
stuck         Comments that never end, and authors who were given nothing to review: there must be none.

What the simulation takes for granted, and what it leaves out: docs/simulation.md.`;
