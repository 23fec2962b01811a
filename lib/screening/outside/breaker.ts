/** Failures in a row after which nobody is asked for a while, and for how long. */
const FAILURES = 3;
const REST_MS = 60_000;

/** Keeps who does not answer from being asked by everybody: after three failures in a row, one question a minute goes through. */
export class Breaker {
  private failures = 0;
  private askedAgainAt = 0;

  /** Whether to ask; a question that is let through while nobody else is asked is the only one until it is answered. */
  mayAsk(now: number): boolean {
    if (this.failures < FAILURES) return true;
    if (now < this.askedAgainAt) return false;
    this.askedAgainAt = now + REST_MS;
    return true;
  }

  /** Whether that is news: it has answered again. */
  answered(): boolean {
    const wasFailing = this.failures > 0;
    this.failures = 0;
    return wasFailing;
  }

  failed(now: number): void {
    this.failures += 1;
    if (this.failures === FAILURES) this.askedAgainAt = now + REST_MS;
  }
}
