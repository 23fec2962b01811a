import fc from 'fast-check';
import { SECOND } from '../clock';
import { anyAct, everybodyAsks, type Act } from './acts';
import { expectInvariants } from './invariants';
import type { ServerInstance } from './server-instance';
import { look, pass, type Seen, type World } from './world';

/** What a run is done to. The rows of the database are its state, so that its model is the invariants alone. */
type Real = { world: World; servers: ServerInstance[] };

type Place = { act: Act; server: number };

/** One act, or some that are done at once; after it nothing may be wrong. */
class Step implements fc.AsyncCommand<object, Real> {
  constructor(private readonly places: readonly Place[]) {}

  check = () => true;

  async run(_: object, real: Real): Promise<void> {
    const seen = await look();
    // Also when one fails the others come to their end: what is tried next is not to meet them.
    const outcomes = await Promise.allSettled(this.places.map((place) => perform(place, seen, real)));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    await expectInvariants();
    pass(10 * SECOND);
  }

  toString = () => this.places.map(({ act, server }) => `${act.words} @${server}`).join(' | ');
}

/** An act may be refused, with a word for whoever tried; whatever else goes wrong is our fault. */
async function perform({ act, server }: Place, seen: Seen, { world, servers }: Real): Promise<void> {
  try {
    await servers[server]!.run((site) => act.perform({ site, world, seen }));
  } catch (error) {
    // Each server has a class of its own for what it refuses.
    const { name, status } = error as { name?: string; status?: number };
    if (name !== 'AppError' || status! >= 500) throw new Error(`${act.words} failed`, { cause: error });
  }
}

const server = fc.nat(1);
const place = fc.record({ act: anyAct, server });
const alone = place.map((one) => [one]);
/** A double click, or a client that asks again: the same, at once, and of both servers. */
const twice = anyAct.map((act) => [0, 1].map((server) => ({ act, server })));
const everybody = everybodyAsks.map((acts) => acts.map((act, n) => ({ act, server: n % 2 })));
const together = fc.array(place, { minLength: 2, maxLength: 3 });

/** What can happen, one step after another. */
export const anySteps = fc.commands<object, Real, false>(
  [
    fc
      .oneof(
        { arbitrary: alone, weight: 16 },
        { arbitrary: twice, weight: 4 },
        { arbitrary: together, weight: 12 },
        { arbitrary: everybody, weight: 1 },
      )
      .map((places) => new Step(places)),
  ],
  { maxCommands: 30, size: 'max' },
);
