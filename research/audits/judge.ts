import { defaultSettings } from '@/lib/policy/rules';
import { seededDice } from '@/lib/testing/dice';
import { assumptions } from '../simulate/assumptions';
import { live } from '../simulate/authors';
import { passNights } from '../simulate/night';
import { openWorld, run } from '../simulate/open-world';

/** A text that peers decided: with which probability, and what it is. */
export type Judged = { probability: number; acceptable: boolean };

const MEMBERS = 200;
const DAYS = 60;

/** What peers decided in one simulated publication, by what they made of it. Nothing is audited meanwhile. */
export async function judgedBySeed({ seed, difficulty }: { seed: number; difficulty: number }): Promise<{
  published: Judged[];
  referred: Judged[];
  days: number;
}> {
  const world = openWorld({
    members: MEMBERS,
    policy: { ...defaultSettings.review, auditShare: 0 },
    dice: seededDice(seed),
    assumptions: { ...assumptions, difficulty },
  });
  live(world, { days: DAYS });
  passNights(world, DAYS);
  await run(world);
  const decided = world.comments.flatMap(({ decision, acceptable }) =>
    decision?.by === 'peers'
      ? { outcome: decision.outcome, probability: decision.probability, acceptable }
      : [],
  );
  const only = (isPublished: boolean) =>
    decided
      .filter(({ outcome }) => (outcome === 'publish') === isPublished)
      .map(({ probability, acceptable }) => ({ probability, acceptable }));
  return { published: only(true), referred: only(false), days: DAYS };
}

/** In a child: it runs what it is sent, and sends back what came of it. */
if (process.send)
  process.once('message', (asked: Parameters<typeof judgedBySeed>[0]) => {
    void judgedBySeed(asked).then((found) => process.send!(found));
  });
