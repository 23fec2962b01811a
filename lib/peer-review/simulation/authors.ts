/** What members do: they write, sit down to review for what they wrote or because they like to, and are called away. */
import { assignBatch, end, owed, swap } from './batch';
import { happens } from './chance';
import { accepts, backAt, isPushed, makeText, minutesToJudge, nextMoment } from './people';
import { lineUp, recordReview } from './site';
import { DAY, type Comment, type Duty, type Lease, type Person, type World } from './world';

/** Everybody named writes and volunteers at their own rate, until so many days have passed. Of what colluders write a share is bad, and pushed. */
export function live(
  world: World,
  { days, people = world.people, pushed = 0 }: { days: number; people?: readonly Person[]; pushed?: number },
): void {
  const { dice, assumptions, agenda } = world;
  const nights = Array.from({ length: Math.ceil(days) }, () => happens(dice, 1 / assumptions.quietNight));
  const isQuiet = (night: number) => nights[night] ?? false;
  const again = (person: Person, perDay: number, act: () => unknown) => {
    const at = nextMoment(world, perDay, { until: days * DAY, isQuiet });
    if (at === null) return;
    agenda.enter(at, () => {
      again(person, perDay, act);
      return act() as Promise<void> | void;
    });
  };
  for (const person of people) {
    again(person, person.activity, () => void write(world, person, mannerOf(world, person, pushed)));
    if (person.kind === 'spammer') continue;
    // Who writes much comes by often.
    const visits = assumptions.volunteers * (person.activity / assumptions.commentsAMemberAndDay);
    if (visits > 0) again(person, visits, () => volunteer(world, person));
  }
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
  /** Told when all is done. */
  whenDone?: (() => void | Promise<void>) | undefined;
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
    duty: begin(world, author, { kind: 'duty', required: policy.required }),
    inLineAt: null,
    againAt: null,
    reviews: [],
    leaseCount: 0,
    decision: null,
    settledAt: null,
    rounds: 0,
    audited: false,
  };
  comment.duty.own = comment;
  world.comments.push(comment);
  author.own.push(comment);
  agenda.enter(now + policy.dutyDays * DAY, () => expire(comment));
  const atOnce = manner.eager || happens(dice, assumptions.beginsAtOnce);
  agenda.enter(atOnce ? now : backAt(world), () => sit(world, comment.duty, manner));
  return comment;
}

function begin(
  { now: begunAt }: World,
  reviewer: Person,
  {
    kind,
    required,
    own = null,
    skips = 0,
  }: Pick<Duty, 'kind' | 'required'> & Partial<Pick<Duty, 'own' | 'skips'>>,
): Duty {
  const about = { kind, reviewer, own, begunAt, inBurst: false };
  const duty: Duty = { ...about, required, done: 0, waived: 0, skips, leases: [] };
  reviewer.duties.push(duty);
  return duty;
}

function expire(comment: Comment) {
  if (comment.state !== 'AWAITING_REVIEWS') return;
  comment.state = 'EXPIRED';
  for (const lease of comment.duty.leases) if (lease.state !== 'DONE') end(lease, 'CLOSED');
}

/** Comes by to review one that has waited, if the queue has one. Says whether it had. */
export async function volunteer(
  world: World,
  person: Person,
  manner: Manner = { ...plainManner, eager: true },
): Promise<boolean> {
  const { now, policy } = world;
  const today = person.duties.filter(
    ({ kind, begunAt, done }) => kind === 'volunteer' && done > 0 && begunAt > now - DAY,
  );
  if (today.length >= policy.volunteers.perDay) return false;
  const duty = begin(world, person, { kind: 'volunteer', required: 1 });
  const [first] = await assignBatch(world, duty, { mayWaive: false });
  if (first) await open(world, first, manner);
  else person.duties.pop();
  return first !== undefined;
}

const isOver = ({ kind, own, required, done }: Duty) =>
  kind === 'duty' ? own!.state !== 'AWAITING_REVIEWS' : done >= required;

/** Somebody asks for their batch, and opens what is first in it. */
async function sit(world: World, duty: Duty, manner: Manner): Promise<void> {
  if (isOver(duty)) {
    if (duty.kind === 'duty' && duty.own?.state !== 'EXPIRED') await oblige(world, duty, manner);
    return manner.whenDone?.();
  }
  if (duty.done >= manner.givesUpAfter) return;
  const [first] = await assignBatch(world, duty, { mayWaive: duty.kind === 'duty' });
  if (duty.kind !== 'duty') return first && open(world, first, manner);
  if (owed(duty) === 0) {
    lineUp(world, duty.own!);
    return sit(world, duty, manner);
  }
  if (first) await open(world, first, manner);
  else world.turnedAway += 1;
}

/** Where many wait they are asked for more after the duty, and some oblige. Colluders always do. */
async function oblige(world: World, { reviewer, own, skips }: Duty, manner: Manner): Promise<void> {
  const { dice, policy, inLine, assumptions } = world;
  const { more, moreFrom } = policy.volunteers;
  const wasAsked = reviewer.duties.some((other) => other.kind === 'more' && other.own === own);
  if (more === 0 || wasAsked || reviewer.kind === 'spammer') return;
  const waiting = [...inLine].filter(({ reviews }) => reviews.length < policy.quorum.min).length;
  if (waiting < moreFrom || !(reviewer.kind === 'colluder' || happens(dice, assumptions.obliges))) return;
  const duty = begin(world, reviewer, { kind: 'more', required: more, own, skips });
  const [first] = await assignBatch(world, duty, { mayWaive: false });
  if (first) await open(world, first, { ...plainManner, eager: manner.eager });
}

async function open(world: World, lease: Lease, manner: Manner): Promise<void> {
  if (wantsAnother(world, lease, manner) && (await swap(world, lease))) return sit(world, lease.duty, manner);
  const at = Math.max(lease.notBefore, world.now + minutesToJudge(world, lease.duty.reviewer));
  world.agenda.enter(at, () => answer(world, lease, manner));
}

function wantsAnother(
  { policy, dice, assumptions, now }: World,
  { duty, comment }: Lease,
  { fishing }: Manner,
): boolean {
  const today = duty.reviewer.duties.filter(({ begunAt }) => begunAt > now - DAY);
  const skipped = today.reduce((sum, { skips }) => sum + skips, 0);
  if (duty.kind !== 'duty' || duty.skips >= policy.skipsPerBatch || skipped >= policy.skipsPerDay)
    return false;
  return fishing ? !isPushed(comment) : happens(dice, assumptions.skips);
}

function answer(world: World, lease: Lease, manner: Manner): void {
  const { duty, comment, item } = lease;
  const mayAnswer = lease.state === 'OPEN' && lease.expiresAt > world.now && !isOver(duty);
  if (mayAnswer) recordReview(world, lease, accepts(world, duty.reviewer, (comment ?? item)!));
  const isAway = !manner.eager && happens(world.dice, world.assumptions.calledAway);
  world.agenda.enter(isAway ? backAt(world) : world.now, () => sit(world, duty, manner));
}
