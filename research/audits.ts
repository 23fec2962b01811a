/**
 * `npm run review:audits`: how true the stated odds are once a share of what peers would publish was audited (R15), for so many months
 * of audits and for texts as hard to judge as usual and twice as hard. The comments are those of simulated publications, judged by
 * the product's rules; the audits are drawn from them anew, many times. docs/simulation.md
 */
import { fitOdds, oddsAt, type Finding } from '@/lib/peer-review/blind-audits/odds';
import { acceptableShares, weightsOf, type Audited } from '@/lib/peer-review/blind-audits/rules';
import { defaultSettings } from '@/lib/policy/rules';
import { seededDice } from '@/lib/platform/dice';
import type { Decided, Judged } from './audits/decided';
import { assumptions } from '@/lib/peer-review/simulation/assumptions';
import { happens, type Dice } from '@/lib/peer-review/simulation/chance';
import { inParallel } from './simulate/in-parallel';
import type { Job } from './simulate/job';
import { meanOf, shareThrough } from '@/lib/peer-review/simulation/estimate';
import { percent } from './simulate/report';

const MONTHS = [1, 3, 6, 12, 24];
const DIFFICULTIES = { usual: assumptions.difficulty, 'twice as hard': 2 * assumptions.difficulty };
const SEEDS = 6;
const [MEMBERS, DAYS] = [200, 60];
const DRAWS = 300;
const A_MONTH = 30.4;

const { review: policy } = defaultSettings;

for (const [name, difficulty] of Object.entries(DIFFICULTIES)) {
  const jobs = Array.from({ length: SEEDS }, (_, n): Job => {
    return { kind: 'decided', seed: 201 + n, policy, members: MEMBERS, days: DAYS, difficulty };
  });
  const all = (await inParallel(jobs, () => undefined)) as Decided[];
  const published = all.flatMap((one) => one.published);
  const referred = all.flatMap((one) => one.referred);
  const truly = 1 - meanOf(published.map(({ acceptable }) => Number(acceptable)));
  const stated = 1 - meanOf(published.map(({ probability }) => probability));
  console.log(
    `Difficulty ${name}: ${published.length} texts that peers published; ${inPercent(stated)} stated wrong, ${inPercent(truly)} are.`,
  );
  for (const months of MONTHS) {
    const scale = (months * A_MONTH) / (SEEDS * DAYS);
    const counts = {
      audits: published.length * scale * policy.auditShare,
      referred: referred.length * scale,
    };
    const draws = Array.from({ length: DRAWS }, (_, draw) =>
      statedAfter({ published, referred }, counts, seededDice(1000 * months + draw)),
    );
    const share = (isSo: (draw: (typeof draws)[number]) => boolean) =>
      percent(shareThrough({ succeeded: draws.filter(isSo).length, runs: DRAWS }));
    const within = share(({ wrong }) => wrong / truly < 1.5 && truly / wrong < 1.5);
    const held = share(({ low, high }) => low <= truly && truly <= high);
    console.log(
      `  ${String(months).padStart(2)} months, ${counts.audits.toFixed(0).padStart(3)} audits: within a factor of 1.5 in ${within} of ${DRAWS} draws; its range held in ${held}`,
    );
  }
}

/** What is stated after so many audits, on average over what is published: as a share that is wrong. */
function statedAfter(
  { published, referred }: Decided,
  counts: { audits: number; referred: number },
  dice: Dice,
) {
  const any = (texts: Judged[]) => texts[Math.floor(dice() * texts.length)]!;
  const says = (acceptable: boolean) => happens(dice, assumptions.moderatorAccuracy) === acceptable;
  const audits = Array.from({ length: Math.round(counts.audits) }, () => any(published));
  const audited = audits.map(({ acceptable }): Audited => {
    const first = says(acceptable);
    return { share: policy.auditShare, acceptable: first, second: first ? null : says(acceptable) };
  });
  const [shares, weights] = [acceptableShares(audited), weightsOf(audited)];
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

function inPercent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
