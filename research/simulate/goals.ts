import type { Figures } from './measure';
import type { Goal, PushResult, Report } from './report';

/** Colluders who are dealt like everybody, and of a hundred runs those in which they must fail. */
const RING = 3;
const MUST_FAIL = 0.95;
const LONGEST_MEDIAN = 3;

export function goalsOf({ members, figures, sizes, pushes }: Omit<Report, 'goals'>): Goal[] {
  return [medianGoal(figures, members), deadlockGoal(sizes), ringGoal(pushes)];
}

function medianGoal({ reviewsOfWaiting: { median } }: Figures, members: number): Goal {
  return {
    goal: `the median comment among ${members} members waits for under ${LONGEST_MEDIAN} reviews`,
    found: median === null ? 'none' : median.toFixed(2),
    reached: median === null ? null : median < LONGEST_MEDIAN,
  };
}

function deadlockGoal(sizes: Report['sizes']): Goal {
  const found = sizes.reduce((sum, { figures }) => sum + figures.deadlocks, 0);
  const numbers = sizes.map(({ members }) => members.toLocaleString('en')).join(', ');
  return { goal: `nothing is stuck with ${numbers} members`, found: `${found} stuck`, reached: found === 0 };
}

/** Whatever their past. */
function ringGoal(pushes: readonly PushResult[]): Goal {
  const tried = pushes.filter(({ colluders, effort }) => colluders === RING && effort === 'as-usual');
  const [runs, succeeded] = [sumOf(tried, 'runs'), sumOf(tried, 'succeeded')];
  return {
    goal: `${RING} colluders among 200 who come as usual fail in at least ${100 * MUST_FAIL} of 100 runs`,
    found: `${runs - succeeded} of ${runs}`,
    reached: runs === 0 ? null : runs - succeeded >= MUST_FAIL * runs,
  };
}

const sumOf = (all: readonly PushResult[], key: 'runs' | 'succeeded') =>
  all.reduce((sum, result) => sum + result[key], 0);
