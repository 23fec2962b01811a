import { UNMEASURED } from '@/lib/comments/pace/rules';
import { Agenda } from './agenda';
import { assumptions as usual, type Assumptions } from './assumptions';
import type { Dice } from './chance';
import { makeItems, makePeople } from './people';
import type { ReviewPolicy, World } from './world';

/** A publication on its first midnight: members who have done nothing yet, and a calibration set. */
export function openWorld({
  members,
  colluders = 0,
  policy,
  dice,
  assumptions = usual,
}: {
  members: number;
  /** Of the members. */
  colluders?: number;
  policy: ReviewPolicy;
  dice: Dice;
  assumptions?: Assumptions;
}): World {
  const made = { assumptions, dice };
  return {
    ...made,
    policy,
    agenda: new Agenda(),
    now: 0,
    people: makePeople(made, { members, colluders }),
    items: makeItems(made),
    comments: [],
    inLine: new Set(),
    secret: Math.floor(2 ** 31 * dice()),
    pace: UNMEASURED,
    reviews: 0,
    calibrations: 0,
    beyond: { more: 0, volunteer: 0 },
    turnedAway: 0,
    fit: null,
    pairs: new Map(),
    groups: new Map(),
    onLineUp: () => undefined,
  };
}

/** Lets happen what is on the agenda, and what follows from it, until nothing is left or `isOver`. */
export async function run(world: World, isOver: () => boolean = () => false): Promise<void> {
  while (!isOver()) {
    const next = world.agenda.next();
    if (!next) return;
    world.now = next.at;
    await next.happen();
  }
}
