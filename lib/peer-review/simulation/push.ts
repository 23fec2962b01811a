/** How a few accounts that stick together try to get one bad comment past their peers. */
import { assumptions as usual, type Assumptions } from './assumptions';
import { live, plainManner, volunteer, write, type Manner } from './authors';
import { between, type Dice } from './chance';
import { passNights } from './night';
import { openWorld, run } from './open-world';
import { DAY, HOUR, type Comment, type Person, type ReviewPolicy, type World } from './world';

/**
 * What the colluders do until the day of the push.
 * - `newcomers`: nothing. Their accounts are new.
 * - `sleepers`: they write and review like good members, and build a record.
 * - `habitual`: the same, but three in ten of their comments are bad ones, which they accept for each other when given.
 */
export const PASTS = ['newcomers', 'sleepers', 'habitual'] as const;

/**
 * How the others try once they are called. Whoever writes reviews three for it, and up to two more where they are asked.
 * - `at-once`: within minutes, three comments each; they pass on what is not the one as far as skips allow.
 * - `stealth`: within minutes, one comment each, and they skip nothing.
 * - `patient`: as stealth, but three comments each, a little over six hours apart, so that no batch is a burst.
 * - `spread`: as at-once, but each comment within four hours of the one before.
 * - `queue`: they volunteer for ten reviews each, and then write one comment each without a skip.
 */
export const EFFORTS = ['at-once', 'stealth', 'patient', 'spread', 'queue'] as const;

export type Push = {
  policy: ReviewPolicy;
  members: number;
  /** One is a lone author, whom nobody helps. */
  colluders: number;
  past: (typeof PASTS)[number];
  effort: (typeof EFFORTS)[number];
  /** The day of the push, and the hours after getting in line at which the others are called. */
  day: number;
  hour: number;
  dice: Dice;
  /** What differs from the usual. */
  assumptions?: Partial<Assumptions>;
};

/** Of the comments of habitual colluders. */
const BAD_ONES = 0.3;
const TRIES: Record<Push['effort'], number> = { 'at-once': 3, stealth: 1, patient: 3, spread: 3, queue: 1 };
const VOLUNTEERED = 10;

/**
 * On the day, at any hour, one of them writes a bad comment of middling difficulty and reviews three for it. The others accept it
 * if it is given to them, and judge all else as well as they can. Says whether peers published it.
 */
export async function push({
  policy,
  members,
  colluders,
  past,
  effort,
  day,
  hour,
  dice,
  assumptions,
}: Push): Promise<boolean> {
  const world = openWorld({
    members,
    colluders,
    dice,
    policy: { ...policy, auditShare: 0 },
    assumptions: { ...usual, ...assumptions },
  });
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
    world.agenda.enter(world.now + hour * HOUR, async () => {
      for (const mate of ring.slice(1)) {
        const fishing = { comment, effort, tries: TRIES[effort] };
        if (effort === 'queue')
          await empty(world, mate, { comment, left: VOLUNTEERED, then: () => fish(world, mate, fishing) });
        else fish(world, mate, fishing);
      }
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
  world.agenda.enter(world.now + minutesUntil(world, { effort, tries }), () => {
    if (isFutile()) return;
    write(world, mate, {
      ...plainManner,
      eager: true,
      fishing: effort === 'at-once' || effort === 'spread',
      whenDone: () => fish(world, mate, { comment, effort, tries: tries - 1 }),
    });
  });
}

function minutesUntil({ dice }: World, { effort, tries }: Pick<Fishing, 'effort' | 'tries'>): number {
  if (effort === 'spread') return between(dice, 0, 4 * HOUR);
  if (effort === 'patient' && tries < TRIES.patient) return between(dice, 6.1, 6.3) * HOUR;
  return between(dice, 1, 5);
}

type Emptying = { comment: Comment; left: number; then: () => void };

/** Reviews from the volunteers' queue until it has nothing more for them, or the comment was among it. */
async function empty(world: World, mate: Person, { comment, left, then }: Emptying): Promise<void> {
  if (left === 0 || mate.had.has(comment) || comment.state !== 'IN_REVIEW') return then();
  const whenDone = () => empty(world, mate, { comment, left: left - 1, then });
  if (!(await volunteer(world, mate, { ...plainManner, eager: true, whenDone }))) then();
}
