/** How a few accounts that stick together try to get one bad comment past their peers. */
import { between, type Dice } from './chance';
import { live, plainManner, write, type Manner } from './authors';
import { passNights } from './night';
import { openWorld, run } from './open-world';
import { DAY, HOUR, type Comment, type Person, type ReviewPolicy, type World } from './world';

/**
 * What the colluders do until the day of the push.
 * - `newcomers`: nothing. Their accounts are new.
 * - `sleepers`: they write and review like good members, and build a record.
 * - `habitual`: the same, but three in ten of their comments are bad ones, which they accept for each other when dealt.
 */
export const PASTS = ['newcomers', 'sleepers', 'habitual'] as const;

/**
 * How hard they try once it is in line. Whatever they do, they pass on what is not the one as far as skips allow.
 * - `as-usual`: they write when they would anyway.
 * - `same-day`: each of the others also writes one comment within a day.
 * - `at-once`: they are called together, come within minutes, and try three times each.
 * - `well-timed`: the same, when it has waited half of the time that it may, so that it is overdue and has reviews.
 */
export const EFFORTS = ['as-usual', 'same-day', 'at-once', 'well-timed'] as const;

export type Push = {
  policy: ReviewPolicy;
  members: number;
  colluders: number;
  past: (typeof PASTS)[number];
  effort: (typeof EFFORTS)[number];
  /** The day of the push. */
  day: number;
  dice: Dice;
};

/** Of the comments of habitual colluders. */
const BAD_ONES = 0.3;
const TRIES = { 'as-usual': 0, 'same-day': 1, 'at-once': 3, 'well-timed': 3 };

/**
 * On the day, at any hour, one of them writes a bad comment of middling difficulty and reviews three for it. The others accept it
 * if it is dealt to them, and judge all else as well as they can. Says whether peers published it.
 */
export async function push({ policy, members, colluders, past, effort, day, dice }: Push): Promise<boolean> {
  const world = openWorld({ members, colluders, policy, dice });
  const ring = world.people.slice(0, colluders);
  live(world, { days: day + 2, people: world.people.slice(colluders) });
  const joins = past === 'newcomers' ? day * DAY : 0;
  world.agenda.enter(joins, () =>
    live(world, { days: day + 2, people: ring, pushed: past === 'habitual' ? BAD_ONES : 0 }),
  );
  passNights(world, day + 2);
  const target: { comment?: Comment } = {};
  world.agenda.enter((day + dice()) * DAY, () => {
    target.comment = write(world, ring[0]!, PUSHED);
    target.comment.difficulty = 0;
  });
  world.onLineUp = (comment) => {
    if (comment !== target.comment) return;
    const called = world.now + (effort === 'well-timed' ? (policy.maxWaitHours * HOUR) / 2 : 0);
    world.agenda.enter(called, () => {
      for (const mate of ring.slice(1)) fish(world, mate, { comment, effort, tries: TRIES[effort] });
    });
  };
  await run(world, () => Boolean(target.comment?.decision));
  return target.comment?.decision?.outcome === 'publish';
}

const PUSHED: Manner = { ...plainManner, acceptable: false, pushed: true, eager: true };

type Fishing = { comment: Comment; effort: Push['effort']; tries: number };

function fish(world: World, mate: Person, { comment, effort, tries }: Fishing): void {
  const isFutile = () => mate.had.has(comment) || comment.state !== 'IN_REVIEW';
  if (tries === 0 || isFutile()) return;
  const minutes = effort === 'same-day' ? between(world.dice, 0, DAY) : between(world.dice, 1, 5);
  world.agenda.enter(world.now + minutes, () => {
    if (isFutile()) return;
    write(world, mate, {
      ...plainManner,
      eager: true,
      fishing: true,
      whenDone: () => fish(world, mate, { comment, effort, tries: tries - 1 }),
    });
  });
}
