/** In a thread of its own: it simulates for a minute, and nobody else waits for that. */
import { foresee, planFor, type Plan } from './foresee';
import type { Forecast, Question } from './schemas';

/** Milliseconds after which nothing more is begun. */
const AT_MOST_MS = 60_000;

export default function work({ question, plan }: { question: Question; plan?: Plan }): Promise<Forecast> {
  const begunAt = performance.now();
  const isLate = (share: number) => performance.now() - begunAt > share * AT_MOST_MS;
  return foresee(question, plan ?? planFor(question.rates), isLate);
}
