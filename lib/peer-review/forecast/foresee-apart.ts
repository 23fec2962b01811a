import { runApart } from '@/lib/platform/run-apart';
import type { Plan } from './foresee';
import type { Forecast, Question } from './schemas';

/**
 * Foresees in a thread of its own. A run of the largest publication that is simulated takes a fifth of the memory that it may have.
 * @throws when the thread fails, takes too much memory, or does not come to an end
 */
export async function foreseeApart(question: Question, plan?: Plan): Promise<Forecast> {
  const forecast = await runApart<Forecast>({
    module: new URL('thread.ts', import.meta.url),
    data: { question, plan },
    endAfterMs: 180_000,
    mostMegabytes: 512,
  });
  return forecast!;
}
