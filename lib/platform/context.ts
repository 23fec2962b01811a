import { databaseTime } from './clock';

/** What a use case takes from outside itself, so that a test can say what time it is and how the dice fall. */
export type Context = {
  /**
   * The present moment by the database's clock, as this process knows it. Where the order of what several servers do must agree
   * to the last millisecond, the caller has asked the database under a lock, and what it said counts; a test goes by its own.
   */
  now(byDatabase?: Date): Date;
  /** A number from 0 (included) to 1 (excluded), like `Math.random`. */
  random(): number;
};

/** The database's clock and real dice. */
export const systemContext: Context = {
  now: (byDatabase = databaseTime()) => byDatabase,
  random: Math.random,
};
