import type { ReviewPolicy } from '@/lib/peer-review/simulation/world';
import { live } from '@/lib/peer-review/simulation/authors';
import { assumptions } from '@/lib/peer-review/simulation/assumptions';
import type { Dice } from '@/lib/peer-review/simulation/chance';
import { passNights } from '@/lib/peer-review/simulation/night';
import { openWorld, run } from '@/lib/peer-review/simulation/open-world';

/** A text that peers decided: with which probability, and what it is. */
export type Judged = { probability: number; acceptable: boolean };

export type Deciding = {
  policy: ReviewPolicy;
  members: number;
  days: number;
  difficulty: number;
  dice: Dice;
};

export type Decided = { published: Judged[]; referred: Judged[] };

/** What peers decided in one simulated publication, by what they made of it. Nothing is audited meanwhile. */
export async function decidedByPeers({
  policy,
  members,
  days,
  difficulty,
  dice,
}: Deciding): Promise<Decided> {
  const world = openWorld({
    members,
    dice,
    policy: { ...policy, auditShare: 0 },
    assumptions: { ...assumptions, difficulty },
  });
  live(world, { days });
  passNights(world, days);
  await run(world);
  const judged = (isPublished: boolean) =>
    world.comments.flatMap(({ decision, acceptable }) =>
      decision?.by === 'peers' && (decision.outcome === 'publish') === isPublished
        ? { probability: decision.probability, acceptable }
        : [],
    );
  return { published: judged(true), referred: judged(false) };
}
