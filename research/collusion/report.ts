import type { PolicySettings } from '@/lib/policy/schemas';
import type { Job } from '../simulate/job';
import { percent, table } from '../simulate/report';
import { shareThrough } from '@/lib/peer-review/simulation/estimate';
import { SIZES, type GroupFound, type MonthFound } from './look';
import type { Group } from './publication';

/** After how many comments is looked. */
export const AFTER = [300, 900] as const;
const MEMBERS = 200;

const WAYS = { object: 'object to all others', judge: 'judge all others fairly', honest: 'honest' } as const;

/** The groups that are planted, so many times each, and the months in which nobody does anything. */
export function planned({
  runs,
  months,
  seed,
  policy,
}: {
  runs: number;
  months: number;
  seed: number;
  policy: PolicySettings['review'];
}): { groups: Group[]; jobs: Job[] } {
  const groups = (['object', 'judge'] as const).flatMap((ways) =>
    SIZES.flatMap((size) =>
      (ways === 'object' ? [1, 3, 10] : [10]).map((activity): Group => ({ size, activity, ways })),
    ),
  );
  const seeds = (count: number) => Array.from({ length: count }, (_, n) => seed + n);
  const about = { members: MEMBERS, policy };
  const jobs = [
    ...groups.flatMap((group) =>
      seeds(runs).map((own): Job => ({ kind: 'group', seed: own, group, after: AFTER, ...about })),
    ),
    ...seeds(months).map((own): Job => ({ kind: 'month', seed: own, ...about })),
  ];
  return { groups, jobs };
}

export type Report = {
  seed: number;
  after: readonly number[];
  found: { group: Group; runs: readonly GroupFound[][] }[];
  months: readonly MonthFound[];
};

/** The simulation for a person at a terminal. */
export const toText = (report: Report): string =>
  [
    `Made-up publications of ${MEMBERS} members from dice ${report.seed} on. ± is the standard error of a share.`,
    groupTable(report),
    monthTable(report.months),
    LEGEND,
  ]
    .filter(Boolean)
    .join('\n\n');

const share = (all: readonly boolean[]) =>
  percent(shareThrough({ succeeded: all.filter(Boolean).length, runs: all.length }));

function groupTable({ found, after }: Report): string {
  const columns = ['met', 'shown', 'together', 'all'] as const;
  const lines = found.flatMap(({ group: { size, activity, ways }, runs }) =>
    after.map((comments, look) => {
      const looks = runs.map((run) => run[look]!);
      return [
        `${size} who ${WAYS[ways]}, ${activity} times as active`,
        String(comments),
        ...columns.map((column) => share(looks.map((one) => one[column]))),
        (looks.reduce((sum, { others }) => sum + others, 0) / looks.length).toFixed(2),
      ];
    }),
  );
  return table([['', 'comments', ...columns, 'others shown'], ...lines]);
}

function monthTable(months: readonly MonthFound[]): string {
  if (months.length === 0) return '';
  const bySize = SIZES.map((size, n) => {
    const groups = months.map((month) => month.groups[n]!);
    const [runs, succeeded] = [sum(groups.map(({ of }) => of)), sum(groups.map(({ flagged }) => flagged))];
    return [
      `groups of ${size}, two named together`,
      perThousand({ runs, succeeded }),
      `${succeeded} of ${runs}`,
    ];
  });
  const members = { runs: months.length * MEMBERS, succeeded: sum(months.map((month) => month.members)) };
  return table([
    ['Honest, in a month of nightly looks', 'of 1,000', ''],
    ...bySize,
    ['members, shown at all', perThousand(members), `${members.succeeded} of ${members.runs}`],
    [
      'publications with anybody shown, on the last night',
      '',
      share(months.map(({ lastNight }) => lastNight)),
    ],
    ['publications with anybody shown, on any night', '', share(months.map(({ anyNight }) => anyNight))],
  ]);
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

function perThousand(tried: { runs: number; succeeded: number }): string {
  const { mean, error } = shareThrough(tried);
  return `${(1_000 * mean).toFixed(2)}±${(1_000 * error).toFixed(2)}`;
}

const LEGEND = `met        Members of the group judged one another's comments at all: without that nothing connects them.
shown      One of them at least is shown, as sticking together or as objecting to nearly everything.
together   Two of them at least are named together; all: every one of them is.
active     Times as much as the average member writes and reviews.`;
