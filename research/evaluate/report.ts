import { fitDawidSkene, UNKNOWN } from '@/lib/peer-review/reliability/dawid-skene';
import { fitOptionsOf } from '@/lib/peer-review/reliability/fit-options';
import { boundsOf, type Outcome, recordOf } from '@/lib/peer-review/reliability/reviewer-rates';
import type { OnlineSettings } from './decide-in-order';
import type { Result } from './evaluate';
import type { LabelledAnswers } from './read-answers';

export type Report = {
  file: string;
  answers: LabelledAnswers;
  results: Result[];
  settings: OnlineSettings;
  draws: number;
};

/** The evaluation for a person at a terminal, with what its figures mean. */
export function toText(report: Report): string {
  return `${[heading(report), table(report.results), workers(report), legend(report)].join('\n\n')}\n`;
}

function heading({ file, answers, draws }: Report): string {
  const known = answers.truth.filter((truth) => truth !== UNKNOWN).length;
  const gold = known === 0 ? 'gold for none of them' : `gold for ${known}`;
  return `${file}: ${answers.items} items, ${gold}; ${answers.workers} workers, ${answers.item.length} answers. Mean of ${draws} draws.`;
}

function table(results: Result[]): string {
  const rows = results.map((result) => [
    `${result.reviews}`,
    result.method,
    percent(result.accuracy),
    percent(result.published),
    percent(1 - result.published),
    percent(result.statedWrong),
    percent(result.wrong),
    result.brier?.toFixed(3) ?? NONE,
    result.ece?.toFixed(3) ?? NONE,
    result.reviewsUsed.toFixed(2),
  ]);
  const head = ['reviews', 'method', 'accuracy', 'published', 'referred', 'stated', 'wrong', 'Brier', 'ECE'];
  const lines = [[...head, 'reviews used'], ...rows];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line, row) => {
      const cells = line.map((cell, n) => (n === 1 ? cell.padEnd(widths[n]!) : cell.padStart(widths[n]!)));
      return `${row > 0 && row % 3 === 1 ? '\n' : ''}${cells.join('   ')}`;
    })
    .join('\n');
}

const NONE = '–';
const percent = (share: number | null) => (share === null ? NONE : `${(100 * share).toFixed(1)} %`);

const CONFIDENCE = 0.95;

/** Better than chance: more likely to accept what is acceptable than what is not, at the ends of both intervals. */
function workers({ answers, settings }: Report): string {
  const options = fitOptionsOf(settings.policy);
  const { acceptable } = fitDawidSkene(answers, options);
  const count = { better: 0, worse: 0, unknown: 0 };
  for (const outcomes of outcomesByWorker(answers, acceptable)) {
    const { sensitivity, specificity } = boundsOf(recordOf(outcomes), options.newcomer, CONFIDENCE);
    if (sensitivity.lower + specificity.lower > 1) count.better += 1;
    else if (sensitivity.upper + specificity.upper < 1) count.worse += 1;
    else count.unknown += 1;
  }
  return (
    `Of the workers, ${count.better} are better than chance and ${count.worse} worse; of ${count.unknown} it cannot be said yet ` +
    `(Dawid–Skene on all answers, ${100 * CONFIDENCE} % intervals of both rates).`
  );
}

function outcomesByWorker(
  { workers: number, item, worker, accepts }: LabelledAnswers,
  acceptable: Float64Array,
) {
  const outcomes = Array.from({ length: number }, (): Outcome[] => []);
  item.forEach((i, n) =>
    outcomes[worker[n]!]!.push({ accepts: accepts[n] === 1, acceptable: acceptable[i]!, weight: 1 }),
  );
  return outcomes;
}

function legend({ settings: { policy, commentsPerDay } }: Report): string {
  return `reviews       At most so many an item. The site asks for no more once those that it has suffice.
accuracy      Of the items with gold, the share whose more probable label is the gold one. Every item gets a label, however
              unsure, so that the methods compare; a tie counts half.
published     The share of items that peers publish: by the site's rule; by a majority that accepts; by a probability of
              being acceptable of ${policy.publishAt} or more. What is referred is the rest.
stated, wrong Of what is published, what is wrong by its own odds, and what is.
Brier, ECE    Of the probabilities: their mean square distance from the gold, and how far they are from what is so, in ten
              groups by their height.
reviews used  Answers for an item, on the average; fewer than asked for where the file has no more.
majority      One worker, one vote.
site          As the site decides, by its default policy: items one after another, each by its reviewers' records at that
              moment. It is told what the site is told: ${percent(policy.calibrationRate)} of the items with gold are calibration items (not judged, not
              scored), and the gold of an item that it did not publish is the moderator's decision, known from the next
              night on. A day is ${commentsPerDay} items; at night all reviewers are refitted jointly.
dawid-skene   All items and workers fitted jointly, without any gold.`;
}
