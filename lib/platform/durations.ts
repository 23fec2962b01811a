/** Milliseconds in a while, wherever nobody minds that some days are an hour longer. */
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Seconds of the wait that follows `times` others: each is twice as long as the one before, up to the longest. */
export const doubledWait = (
  { firstSeconds, mostSeconds }: { firstSeconds: number; mostSeconds: number },
  times: number,
): number => Math.min(mostSeconds, firstSeconds * 2 ** times);
