/**
 * `npm run review:audits`: how true the stated odds are once a share of what peers would publish was audited (R15), for so many months
 * of audits and for texts as hard to judge as usual and twice as hard. The comments are those of simulated publications, judged by
 * the product's rules; the audits are drawn from them anew, many times. docs/simulation.md
 */
import { availableParallelism } from 'node:os';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { fitOdds, oddsAt, type Finding } from '@/lib/peer-review/blind-audits/odds';
import { acceptableShares, weightsOf, type Audited } from '@/lib/peer-review/blind-audits/rules';
import { defaultSettings } from '@/lib/policy/rules';
import { seededDice } from '@/lib/testing/dice';
import { type judgedBySeed, type Judged } from './audits/judge';

const MONTHS = [1, 3, 6, 12, 24];
const DIFFICULTIES = { usual: 0.8, 'twice as hard': 1.6 };
const SEEDS = 6;
const DRAWS = 300;
const A_MONTH = 30.4;

const share = defaultSettings.review.auditShare;

/** Of these texts, the outcome as a moderator sees it: they are right so often. */
const MODERATOR = 0.98;

for (const [name, difficulty] of Object.entries(DIFFICULTIES)) {
  const judged = await judgeAll(difficulty);
  const { published, referred, days } = judged;
  const truly = 1 - meanOf(published.map(({ acceptable }) => Number(acceptable)));
  const stated = 1 - meanOf(published.map(({ probability }) => probability));
  console.log(
    `Difficulty ${name}: ${published.length} texts that peers published; ${percent(stated)} stated wrong, ${percent(truly)} are.`,
  );
  for (const months of MONTHS) {
    const scale = (months * A_MONTH) / days;
    const counts = { audits: published.length * scale * share, referred: referred.length * scale };
    const ratios = Array.from({ length: DRAWS }, (_, draw) => {
      const said = statedAfter(judged, counts, seededDice(1000 * months + draw));
      return { ratio: said.wrong / truly, held: said.low <= truly && truly <= said.high };
    });
    const within = meanOf(ratios.map(({ ratio }) => Number(ratio < 1.5 && ratio > 1 / 1.5)));
    const held = meanOf(ratios.map(({ held }) => Number(held)));
    console.log(
      `  ${String(months).padStart(2)} months, ${counts.audits.toFixed(0).padStart(3)} audits: within a factor of 1.5 in ${percent(within)}` +
        `±${percent(Math.sqrt((within * (1 - within)) / DRAWS))} of ${DRAWS} draws; the interval held in ${percent(held)}`,
    );
  }
}

type All = { published: Judged[]; referred: Judged[]; days: number };

/** What is stated after so many audits, on average over what is published: as a share that is wrong. */
function statedAfter(
  { published, referred }: All,
  counts: { audits: number; referred: number },
  dice: () => number,
) {
  const any = (texts: Judged[]) => texts[Math.floor(dice() * texts.length)]!;
  const says = (acceptable: boolean) => (dice() < MODERATOR ? acceptable : !acceptable);
  const audits = Array.from({ length: Math.round(counts.audits) }, () => any(published));
  const audited = audits.map(({ acceptable }): Audited => {
    const first = says(acceptable);
    return { share, acceptable: first, second: first ? null : says(acceptable) };
  });
  const shares = acceptableShares(audited);
  const weights = weightsOf(audited);
  const findings: Finding[] = audits.map(({ probability }, n) => ({
    probability,
    published: true,
    acceptable: shares[n]!,
    weight: weights[n]!,
  }));
  for (let n = 0; n < counts.referred; n += 1) {
    const { probability, acceptable } = any(referred);
    findings.push({ probability, published: false, acceptable: Number(says(acceptable)), weight: 1 });
  }
  const curve = fitOdds(findings);
  const odds = published.map(({ probability }) => oddsAt(curve, { probability, published: true }));
  return {
    wrong: 1 - meanOf(odds.map(({ acceptable }) => acceptable)),
    low: 1 - meanOf(odds.map(({ high }) => high)),
    high: 1 - meanOf(odds.map(({ low }) => low)),
  };
}

/** Simulates publications, as many at once as there are cores. */
async function judgeAll(difficulty: number): Promise<All> {
  const seeds = Array.from({ length: SEEDS }, (_, n) => 201 + n);
  const all: All = { published: [], referred: [], days: 0 };
  const work = async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const { published, referred, days } = await inChild({ seed, difficulty });
      all.published.push(...published);
      all.referred.push(...referred);
      all.days += days;
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return all;
}

async function inChild(asked: Parameters<typeof judgedBySeed>[0]): Promise<All> {
  const child = fork(fileURLToPath(new URL('audits/judge.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
  });
  child.send(asked);
  const [found] = (await once(child, 'message')) as [All];
  child.disconnect();
  return found;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function percent(value: number): string {
  return `${(value * 100).toFixed(2)} %`;
}
