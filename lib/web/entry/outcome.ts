import { AsyncLocalStorage } from 'node:async_hooks';

/** Why a request failed, as the log is to have it. */
export type Failure = { err: unknown; digest?: string };

/** How it goes with one request while something else answers it. */
export type Outcome = {
  /** The answer failed because a part of us, such as the database, cannot be reached. */
  away: boolean;
  /** The language that the page is made in, as BCP 47 names it, as soon as that is known. */
  language?: string;
  /** Told of the first failure, at once: of several parts of a page, all may fail of the same. */
  tell?: (failure: Failure) => void;
};

// Pages run in Next's bundle, the entry outside of it: two module graphs in one process, which meet on globalThis.
const OUTCOME = Symbol.for('trialogue.outcome');
type Holder = { [OUTCOME]?: AsyncLocalStorage<Outcome> };

/** Runs what answers a request, and hands it the place where `noteAway` will write. `tell` hears why it fails, if it does. */
export function watchOutcome<T>(work: (outcome: Outcome) => T, tell: (failure: Failure) => void): T {
  const outcome: Outcome = { away: false, tell };
  return storage().run(outcome, work, outcome);
}

/** Notes, for the entry that waits for the answer under way, that it fails because a part of us is away. */
export function noteAway(): void {
  const outcome = storage().getStore();
  if (outcome) outcome.away = true;
}

/** Tells the entry that waits for the answer under way why it fails. False when nobody waits, who would write it down. */
export function tellFailure(failure: Failure): boolean {
  const outcome = storage().getStore();
  outcome?.tell?.(failure);
  if (outcome) delete outcome.tell;
  return outcome !== undefined;
}

/** Notes, for the entry that waits for the answer under way, which language the page is made in. */
export function noteLanguage(language: string): void {
  const outcome = storage().getStore();
  if (outcome) outcome.language = language;
}

function storage(): AsyncLocalStorage<Outcome> {
  const holder = globalThis as Holder;
  holder[OUTCOME] ??= new AsyncLocalStorage();
  return holder[OUTCOME];
}
