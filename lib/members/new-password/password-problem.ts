import { env } from '@/lib/platform/env';
import type { AppError } from '@/lib/platform/errors';
import { isBreachedElsewhere } from './ask-breach-service';
import { passwordBreached, passwordCommon, personalWords, problemAtSight, type Choice } from './rules';
import { weighApart } from './weigh-apart';

/**
 * What is wrong with a password that someone wants to have from now on, or null. What costs the processor is done in another thread.
 * @throws 503 when that does not answer
 */
export async function passwordProblem(choice: Choice): Promise<AppError | null> {
  const atSight = problemAtSight(choice);
  if (atSight) return atSight;
  const weighed = await weighApart(choice.password, personalWords(choice));
  if (weighed === 'breached') return passwordBreached();
  if (weighed === 'guessable') return passwordCommon();
  const service = env().BREACHED_PASSWORDS_URL;
  const isKnown = service !== undefined && (await isBreachedElsewhere(choice.password, { service }));
  return isKnown ? passwordBreached() : null;
}
