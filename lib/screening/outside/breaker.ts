/** Failures in a row after which nobody is asked for a while, and for how long. */
const FAILURES = 3;
const REST_MS = 60_000;

/** Keeps who does not answer from being asked by everybody: after three failures in a row, one question a minute goes through. */
export class Breaker {
  private failures = 0;
  /** It has answered since it failed; at first nobody knows, and its failure may stand noted from before. */
  private isWell = false;
  private askedAgainAt = 0;

  /** Whether to ask; a question that is let through while nobody else is asked is the only one until it is answered. */
  mayAsk(now: number): boolean {
    if (this.failures < FAILURES) return true;
    if (now < this.askedAgainAt) return false;
    this.askedAgainAt = now + REST_MS;
    return true;
  }

  /** Whether that is news: it answers for the first time, or again. */
  answered(): boolean {
    const isNews = !this.isWell;
    this.isWell = true;
    this.failures = 0;
    return isNews;
  }

  failed(now: number): void {
    this.isWell = false;
    this.failures += 1;
    if (this.failures === FAILURES) this.askedAgainAt = now + REST_MS;
  }
}
