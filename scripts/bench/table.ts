import type { Comparison } from './compare';

const HEAD = [
  'what',
  'per second',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'held against',
  'per second',
  'ratio',
  'goal',
];

/** The comparisons as a Markdown table. */
export function toTable(comparisons: Comparison[]): string {
  const rows = [HEAD, HEAD.map(() => '---'), ...comparisons.map(cells)];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** How many of the goals were reached, and which were not. */
export function goalsInWords(comparisons: Comparison[]): string {
  const withGoal = comparisons.filter(({ goal }) => goal);
  if (withGoal.length === 0) return 'None of these has a goal.';
  const missed = withGoal.filter((comparison) => !isReached(comparison));
  const names = missed.map(({ name, against, ratio }) => `${name}, against ${against} (${ratio.toFixed(2)})`);
  const reached = `${withGoal.length - missed.length} of ${withGoal.length} goals were reached.`;
  return names.length > 0 ? `${reached} Missed: ${names.join('; ')}.` : reached;
}

function cells({ name, measured, against, yardstick, ratio, goal }: Comparison): string[] {
  const failures = measured.failures + yardstick.failures;
  const what = failures > 0 ? `${name} (${failures} FAILED)` : name;
  const outcome = goal
    ? `${goalInWords(goal)}: ${isReached({ measured, ratio, goal }) ? 'reached' : 'MISSED'}`
    : '';
  return [
    what,
    whole(measured.perSecond),
    measured.p50.toFixed(2),
    measured.p95.toFixed(2),
    measured.p99.toFixed(2),
    against,
    whole(yardstick.perSecond),
    ratio.toFixed(2),
    outcome,
  ];
}

function goalInWords({ ratio, perSecond, p50, p95, p99 }: NonNullable<Comparison['goal']>): string {
  return [
    ratio !== undefined && `≥ ${ratio}`,
    perSecond !== undefined && `≥ ${whole(perSecond)}/s`,
    p50 !== undefined && `p50 < ${p50} ms`,
    p95 !== undefined && `p95 < ${p95} ms`,
    p99 !== undefined && `p99 < ${p99} ms`,
  ]
    .filter(Boolean)
    .join(', ');
}

function isReached({ measured, ratio, goal }: Pick<Comparison, 'measured' | 'ratio' | 'goal'>): boolean {
  if (!goal) return false;
  const { ratio: least = 0, perSecond = 0, p50 = Infinity, p95 = Infinity, p99 = Infinity } = goal;
  const isFast = measured.p50 < p50 && measured.p95 < p95 && measured.p99 < p99;
  return ratio >= least && measured.perSecond >= perSecond && isFast;
}

function whole(number: number): string {
  return Math.round(number).toLocaleString('en');
}
