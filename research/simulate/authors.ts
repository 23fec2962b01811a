/** What members do: they write, sit down to review for what they wrote, and are called away. */
import { happens } from './chance';
import { assignBatch, end, owed, swap } from './batch';
import { accepts, backAt, isPushed, makeText, minutesToJudge, nextWriting } from './people';
import { lineUp, recordReview } from './site';
import { DAY, type Comment, type Lease, type Person, type World } from './world';

/** Everybody named writes at their own rate, until so many days have passed. Of what colluders write a share is bad, and pushed. */
export function live(
  world: World,
  { days, people = world.people, pushed = 0 }: { days: number; people?: readonly Person[]; pushed?: number },
): void {
  const { dice, assumptions, agenda } = world;
  const nights = Array.from({ length: Math.ceil(days) }, () => happens(dice, 1 / assumptions.quietNight));
  const isQuiet = (night: number) => nights[night] ?? false;
  const goOn = (person: Person) => {
    const at = nextWriting(world, person, { until: days * DAY, isQuiet });
    if (at === null) return;
    agenda.enter(at, () => {
      write(world, person, mannerOf(world, person, pushed));
      goOn(person);
    });
  };
  people.forEach(goOn);
}

/** How an author goes about a comment. */
export type Manner = {
  acceptable: boolean;
  pushed: boolean;
  /** Begins at once, and is not called away. */
  eager: boolean;
  /** Passes on whatever is not a mate's pushed comment, as long as they may. */
  fishing: boolean;
  /** Reviews after which they give up. */
  givesUpAfter: number;
  /** Told when the comment gets in line. */
  whenDone?: () => void;
};

export const plainManner: Manner = {
  acceptable: true,
  pushed: false,
  eager: false,
  fishing: false,
  givesUpAfter: Infinity,
};

function mannerOf({ dice, assumptions }: World, { kind }: Person, pushed: number): Manner {
  if (kind === 'colluder') {
    const bad = happens(dice, pushed);
    return { ...plainManner, acceptable: !bad, pushed: bad, fishing: true };
  }
  const acceptable = happens(dice, assumptions.acceptable);
  const givesUp = kind === 'abandoner' && happens(dice, assumptions.givesUp);
  return { ...plainManner, acceptable, givesUpAfter: givesUp ? Math.floor(3 * dice()) : Infinity };
}

/** Writes a comment, and reviews for it sooner or later. */
export function write(world: World, author: Person, manner: Manner): Comment {
  const { policy, agenda, assumptions, dice, now } = world;
  const comment: Comment = {
    id: `c${world.comments.length}`,
    ...makeText(world, manner.acceptable),
    author,
    pushed: manner.pushed,
    state: 'AWAITING_REVIEWS',
    writtenAt: now,
    duty: { required: policy.required, done: 0, waived: 0, skips: 0, leases: [] },
    inLineAt: null,
    reviews: [],
    leaseCount: 0,
    decision: null,
    settledAt: null,
    elsewhere: 0,
    turns: 0,
  };
  world.comments.push(comment);
  author.own.push(comment);
  agenda.enter(now + policy.dutyDays * DAY, () => expire(comment));
  const atOnce = manner.eager || happens(dice, assumptions.beginsAtOnce);
  agenda.enter(atOnce ? now : backAt(world), () => sit(world, comment, manner));
  return comment;
}

function expire(comment: Comment) {
  if (comment.state !== 'AWAITING_REVIEWS') return;
  comment.state = 'EXPIRED';
  for (const lease of comment.duty.leases) if (lease.state !== 'DONE') end(lease, 'CLOSED');
}

/** An author asks for the batch, and opens what is first in it. */
async function sit(world: World, own: Comment, manner: Manner): Promise<void> {
  if (own.state === 'IN_REVIEW') return manner.whenDone?.();
  if (own.state !== 'AWAITING_REVIEWS' || own.duty.done >= manner.givesUpAfter) return;
  const [first] = await assignBatch(world, own);
  if (owed(own) === 0) lineUp(world, own);
  else if (first) await open(world, first, manner);
  else world.turnedAway += 1;
}

async function open(world: World, lease: Lease, manner: Manner): Promise<void> {
  if (wantsAnother(world, lease, manner) && (await swap(world, lease))) return sit(world, lease.own, manner);
  const at = Math.max(lease.notBefore, world.now + minutesToJudge(world, lease.reviewer));
  world.agenda.enter(at, () => answer(world, lease, manner));
}

function wantsAnother(
  { policy, dice, assumptions }: World,
  { own, comment }: Lease,
  { fishing }: Manner,
): boolean {
  if (own.duty.skips >= policy.skipsPerBatch) return false;
  return fishing ? !isPushed(comment) : happens(dice, assumptions.skips);
}

function answer(world: World, lease: Lease, manner: Manner): void {
  const { own, reviewer, comment, item } = lease;
  const mayAnswer = lease.state === 'OPEN' && lease.expiresAt > world.now && own.state === 'AWAITING_REVIEWS';
  if (mayAnswer) recordReview(world, lease, accepts(world, reviewer, (comment ?? item)!));
  const isAway = !manner.eager && happens(world.dice, world.assumptions.calledAway);
  world.agenda.enter(isAway ? backAt(world) : world.now, () => sit(world, own, manner));
}
