import { AsyncLocalStorage } from 'node:async_hooks';

/** Why a request failed, as the log is to have it. */
export type Failure = { err: unknown; digest?: string };

/** How it goes with one request while something else answers it. */
export type Outcome = {
  /** The answer failed because a part of us, such as the database, cannot be reached. */
  away: boolean;
  /** Code of ours has begun to act upon the request: what fails from then on is our fault. */
  begun: boolean;
  /** What was asked for cannot be. */
  unreadable: boolean;
  /** What came of the form that was sent; see `ACTED_HEADER`. */
  acted?: string;
  /** The language that the page is made in, as BCP 47 names it, as soon as that is known. */
  language?: string;
  /** Told of the first failure, at once: of several parts of a page, all may fail of the same. */
  tell?: (failure: Failure, outcome: Outcome) => void;
};

// Pages run in Next's bundle, the entry outside of it: two module graphs in one process, which meet on globalThis.
const OUTCOME = Symbol.for('trialogue.outcome');
type Holder = { [OUTCOME]?: AsyncLocalStorage<Outcome> };

/**
 * Runs what answers a request, and hands it the place where `noteAway` will write. `tell` hears why it fails, if it does, and what
 * is known of it by then.
 */
export function watchOutcome<T>(
  work: (outcome: Outcome) => T,
  tell: (failure: Failure, outcome: Outcome) => void,
): T {
  const outcome: Outcome = { away: false, begun: false, unreadable: false, tell };
  return storage().run(outcome, work, outcome);
}

/** Notes, for the entry that waits for the answer under way, that it fails because a part of us is away. */
export function noteAway(): void {
  const outcome = storage().getStore();
  if (outcome) outcome.away = true;
}

/** Notes, for the entry that waits for the answer under way, that it fails because what was asked for cannot be. */
export function noteUnreadable(): void {
  const outcome = storage().getStore();
  if (outcome) outcome.unreadable = true;
}

/** Notes, for the entry that waits for the answer under way, that Next could read the request, and we act upon it. */
export function noteBegun(): void {
  const outcome = storage().getStore();
  if (outcome) outcome.begun = true;
}

/** Notes, for the entry that waits for the answer under way, what came of the form that was sent. */
export function noteActed(acted: string): void {
  const outcome = storage().getStore();
  if (outcome) outcome.acted = acted;
}

/** Tells the entry that waits for the answer under way why it fails. False when nobody waits, who would write it down. */
export function reportFailure(failure: Failure): boolean {
  const outcome = storage().getStore();
  outcome?.tell?.(failure, outcome);
  if (outcome) delete outcome.tell;
  return outcome !== undefined;
}

/** Notes, for the entry that waits for the answer under way, which language the page is made in. */
export function noteLanguage(language: string): void {
  const outcome = storage().getStore();
  if (outcome) Object.assign(outcome, { language, begun: true });
}

function storage(): AsyncLocalStorage<Outcome> {
  const holder = globalThis as Holder;
  holder[OUTCOME] ??= new AsyncLocalStorage();
  return holder[OUTCOME];
}
