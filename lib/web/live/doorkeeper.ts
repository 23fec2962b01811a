import { placesOf } from '@/lib/platform/network-of';

/** Streams that one network address (of IPv6, one /64) may hold open. Generous: there are offices and universities behind one. */
const PER_ADDRESS = 100;
/** Streams that one network of many such addresses (of IPv6, one /48) may hold open. */
const PER_NETWORK = 500;
/** Streams that one network address may open in a minute, and so how often it may have counted what it missed. */
const OPENINGS = 600;
/** And those of one network of many such addresses. */
const OPENINGS_PER_NETWORK = 3_000;
const OPENINGS_MS = 60_000;
/** Streams that one session may hold open: a browser has one for each of its windows. */
const PER_SESSION = 12;
/** Streams that this process holds open. Each takes a file descriptor, and some 20 kB. */
const IN_ALL = 10_000;

/** Seconds after which somebody who was turned away may try again. */
export const TRY_AGAIN_SECONDS = 30;

/** Whoever comes for a stream: by their network address, and for a member's own by their session. */
export type Comer = { address: string; session?: string };

export type Doorkeeper = {
  /** Lets somebody in, and returns what they do when they leave; or the status that they are turned away with. */
  enter(comer: Comer): (() => void) | 429 | 503;
  /** How many are in. */
  readonly inside: number;
};

type Options = {
  /** What the limits of one address and one session are multiplied by (RATE_LIMIT_SCALE). */
  scale: number;
  inAll?: number;
  /** Milliseconds of a clock that never goes back. */
  now?: () => number;
};

/** Counts who is in, and who comes. */
export function createDoorkeeper({
  scale,
  inAll = IN_ALL,
  now = () => performance.now(),
}: Options): Doorkeeper {
  const counts = new Map<string, number>();
  const openings = new Map<string, number>();
  let openingsUntil = 0;
  let inside = 0;

  const change = (key: string, by: number) => {
    const count = (counts.get(key) ?? 0) + by;
    if (count > 0) counts.set(key, count);
    else counts.delete(key);
  };
  const scaled = (most: number) => Math.max(1, Math.round(most * scale));
  const isFull = ([key, most]: [string, number]) => (counts.get(key) ?? 0) >= scaled(most);
  /** Whether a place has come too often in this minute. It is forgotten with the minute. */
  const comesTooOften = (place: string, most: number) => {
    if (now() >= openingsUntil) {
      openings.clear();
      openingsUntil = now() + OPENINGS_MS;
    }
    const times = (openings.get(place) ?? 0) + 1;
    openings.set(place, times);
    return times > scaled(most);
  };

  return {
    enter({ address, session }) {
      const [narrow, wide] = placesOf(address);
      const keys: [string, number][] = [[`address:${narrow}`, PER_ADDRESS]];
      if (wide) keys.push([`network:${wide}`, PER_NETWORK]);
      if (session) keys.push([`session:${session}`, PER_SESSION]);
      const often = comesTooOften(narrow, OPENINGS);
      if (often || (wide && comesTooOften(wide, OPENINGS_PER_NETWORK)) || keys.some(isFull)) return 429;
      if (inside >= inAll) return 503;
      inside += 1;
      for (const [key] of keys) change(key, 1);
      let left = false;
      return () => {
        if (left) return;
        left = true;
        inside -= 1;
        for (const [key] of keys) change(key, -1);
      };
    },
    get inside() {
      return inside;
    },
  };
}
