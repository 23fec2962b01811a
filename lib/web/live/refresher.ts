/** What came about together is read together. */
const GATHER_MS = 200;
/** After a failure, such as a database that is away. */
const AFTER_FAILURE_MS = 2_000;
/** Reads at a time: however much is open, pages are read first. */
const AT_ONCE = 4;

export type Refresher<Thing> = {
  /** Has a thing read anew, soon, and once however often it is marked until then. */
  mark(thing: Thing): void;
  close(): void;
};

type Options<Thing> = {
  refresh(thing: Thing): Promise<void>;
  onError(error: unknown): void;
  gatherMs?: number;
};

/**
 * Reads again what may have changed: things that are marked while others are read, or while they are read themselves, are read
 * in the next round. What fails is tried again.
 */
export function createRefresher<Thing>({
  refresh,
  onError,
  gatherMs = GATHER_MS,
}: Options<Thing>): Refresher<Thing> {
  const marked = new Set<Thing>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let closed = false;

  function schedule(wait: number): void {
    if (timer || running || closed || marked.size === 0) return;
    timer = setTimeout(() => void run(), wait);
    timer.unref();
  }

  async function run(): Promise<void> {
    timer = undefined;
    running = true;
    const round = [...marked];
    marked.clear();
    let failed = false;
    const work = async () => {
      for (let thing = round.pop(); thing !== undefined && !closed; thing = round.pop()) {
        try {
          await refresh(thing);
        } catch (error) {
          // The round fails as one: it is told once.
          if (!failed) onError(error);
          failed = true;
          marked.add(thing);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    running = false;
    schedule(failed ? AFTER_FAILURE_MS : gatherMs);
  }

  return {
    mark(thing) {
      marked.add(thing);
      schedule(gatherMs);
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}
