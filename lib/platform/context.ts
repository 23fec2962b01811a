/** What a use case takes from outside itself, so that a test can say what time it is and how the dice fall. */
export type Context = {
  /**
   * The present moment. Where several servers must agree on it, the caller has asked the database, whose clock then counts; a
   * test goes by its own.
   */
  now(byDatabase?: Date): Date;
  /** A number from 0 (included) to 1 (excluded), like `Math.random`. */
  random(): number;
};

/** The real clock and real dice. */
export const systemContext: Context = { now: (byDatabase = new Date()) => byDatabase, random: Math.random };
