import { summarise, type Measure } from './measurement';

const WORKERS = 16;

/** Measures a function, such as a use case or a bare query, done by 16 at once unless said otherwise, each one after the other. */
export function measureTask(task: () => Promise<unknown>, workers = WORKERS): Measure {
  return async (seconds) => {
    const durations: number[] = [];
    let failures = 0;
    const startedAt = performance.now();
    const end = startedAt + seconds * 1000;
    const work = async () => {
      while (performance.now() < end) {
        const begunAt = performance.now();
        await task().catch(() => (failures += 1));
        durations.push(performance.now() - begunAt);
      }
    };
    await Promise.all(Array.from({ length: workers }, work));
    return summarise(durations, (performance.now() - startedAt) / 1000, failures);
  };
}
