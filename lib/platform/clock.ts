/**
 * The database's clock, as this process knows it. Every instance goes by it for what people may do and until when: an instance
 * whose own clock is wrong must neither give rights nor take them.
 *
 * Whoever asks the database anyway asks for its time as well (`noteClock`). An answer bounds by how much that clock is ahead
 * of our monotonic one: it was read after the question left and before the answer came. Within these bounds our own clock is
 * believed, and outside of them it is not.
 */
type Bounds = { least: number; most: number };

// One a process, although Next bundles this module more than once.
const BOUNDS = Symbol.for('trialogue.clock');
type Holder = { [BOUNDS]?: Bounds };

/** Milliseconds of a clock that never goes back. Taken here, so that a test that replaces timers does not replace it. */
export const monotonic: () => number = performance.now.bind(performance);

/** What to select to have the database say what time it is, in milliseconds, for `noteClock`. */
export const CLOCK_SQL = 'extract(epoch from clock_timestamp())::float8 * 1000';

/** Takes note of what the database said when asked for `CLOCK_SQL`. `askedAt` is what `monotonic` said before. */
export function noteClock(databaseTime: number, askedAt: number): void {
  const holder = globalThis as Holder;
  const heard = { least: databaseTime - monotonic(), most: databaseTime - askedAt };
  const known = holder[BOUNDS] ?? heard;
  const both = { least: Math.max(known.least, heard.least), most: Math.min(known.most, heard.most) };
  // No overlap: one of the clocks was set, or ours stood still with its machine. The latest word counts.
  holder[BOUNDS] = both.least <= both.most ? both : heard;
}

/** The present moment by the database's clock; by our own as long as the database has never been asked. */
export function databaseTime(): Date {
  const own = Date.now();
  const bounds = (globalThis as Holder)[BOUNDS];
  if (!bounds) return new Date(own);
  const passed = monotonic();
  return new Date(
    Math.min(Math.max(own, Math.ceil(passed + bounds.least)), Math.floor(passed + bounds.most)),
  );
}
