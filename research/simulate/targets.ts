/** What the rules are to reach, scenario by scenario. */
import { estimateOf, type Estimate } from '@/lib/peer-review/simulation/estimate';
import type { FigureName, Figures, Publication } from '@/lib/peer-review/simulation/measure';
import type { Push } from '@/lib/peer-review/simulation/push';

/** A publication whose comments are followed, so many times with other dice. */
export type Scenario = Pick<Publication, 'members' | 'days' | 'assumptions'> & {
  name: string;
  runs: number;
  /** The author is not asked before a moderator. */
  authorFirst?: false;
};

const YIELDING = { revises: 0.4, withdraws: 0.2 };
const usual = { members: 200, days: 60, runs: 8 };

export const SCENARIOS = {
  usual: { name: '200 members', ...usual },
  stubborn: {
    name: 'authors revise 20 %, withdraw 10 %',
    ...usual,
    assumptions: { revises: 0.2, withdraws: 0.1 },
  },
  silent: { name: 'authors are not asked', ...usual, authorFirst: false },
  fewerVolunteers: { name: '0.2 volunteers', ...usual, assumptions: { volunteers: 0.2 } },
  twelve: { name: '12 members', members: 12, days: 60, runs: 8 },
  fifty: { name: '50 members', members: 50, days: 60, runs: 8 },
  thousand: { name: '1,000 members', members: 1_000, days: 15, runs: 3 },
  tenThousand: { name: '10,000 members', members: 10_000, days: 3, runs: 2 },
} satisfies Record<string, Scenario>;
export type ScenarioName = keyof typeof SCENARIOS;
export const assumed = (scenario: Scenario) => ({ ...YIELDING, ...scenario.assumptions });

export type Target = { scenario: ScenarioName; figure: FigureName; most: number; says: string };

const PERCENT_UNACCEPTABLE = 0.25;

export const TARGETS: readonly Target[] = [
  { scenario: 'usual', figure: 'byTime', most: 0.005, says: 'referred because nobody reviewed in time' },
  { scenario: 'usual', figure: 'moderators', most: 0.18, says: 'a moderator must read' },
  { scenario: 'stubborn', figure: 'moderators', most: 0.24, says: 'a moderator must read' },
  {
    scenario: 'silent',
    figure: 'moderators',
    most: PERCENT_UNACCEPTABLE + 0.06,
    says: 'a moderator must read',
  },
  { scenario: 'usual', figure: 'goodReferred', most: 0.075, says: 'of acceptable ones, referred' },
  { scenario: 'usual', figure: 'wrong', most: 0.012, says: 'of what peers published, not acceptable' },
  { scenario: 'usual', figure: 'ofComments', most: 4.3, says: 'reviews of comments, a comment' },
  { scenario: 'usual', figure: 'reviews', most: 5.1, says: 'the same with practice' },
  { scenario: 'usual', figure: 'postedMedian', most: 6.5, says: 'hours until posted, median' },
  { scenario: 'usual', figure: 'posted90', most: 18, says: 'the same, nine in ten' },
  { scenario: 'fewerVolunteers', figure: 'postedMedian', most: 8.5, says: 'hours until posted, median' },
  { scenario: 'thousand', figure: 'postedMedian', most: 3, says: 'hours until posted, median' },
  { scenario: 'tenThousand', figure: 'postedMedian', most: 1.5, says: 'hours until posted, median' },
  { scenario: 'fifty', figure: 'moderators', most: 0.2, says: 'a moderator must read' },
  {
    scenario: 'usual',
    figure: 'spammersHeard',
    most: 0.1,
    says: 'of those who accept everything, heard after 20 reviews',
  },
];

/** How colluders try, and how far above a lone author they may come. */
export type Attempt = Pick<Push, 'past' | 'effort'> & { above: number };

export const ATTEMPTS: readonly Attempt[] = [
  { past: 'sleepers', effort: 'at-once', above: 0.025 },
  { past: 'sleepers', effort: 'stealth', above: 0.05 },
  { past: 'sleepers', effort: 'patient', above: 0.05 },
  { past: 'sleepers', effort: 'spread', above: 0.05 },
  { past: 'sleepers', effort: 'queue', above: 0.05 },
  { past: 'newcomers', effort: 'at-once', above: 0.06 },
  { past: 'newcomers', effort: 'stealth', above: 0.06 },
  { past: 'habitual', effort: 'at-once', above: 0.06 },
  { past: 'habitual', effort: 'stealth', above: 0.06 },
];

/** Hours after getting in line at which the others are called, in turn. */
export const HOURS = [0, 2, 6, 12] as const;

export type Judged = { says: string; found: Estimate; most: number; reached: boolean };

/** A figure's mean over several runs in which there is one. */
export const estimate = (runs: readonly Figures[], name: FigureName): Estimate =>
  estimateOf(runs.map((figures) => figures[name]));

/** A target is reached when the mean is within it. */
export function judge(figures: Partial<Record<ScenarioName, readonly Figures[]>>): Judged[] {
  return TARGETS.flatMap(({ scenario, figure, most, says }) => {
    const runs = figures[scenario];
    if (!runs) return [];
    const found = estimate(runs, figure);
    return { says: `${SCENARIOS[scenario].name}: ${says}`, found, most, reached: !(found.mean > most) };
  });
}
