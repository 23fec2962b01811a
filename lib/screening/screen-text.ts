import { log } from '@/lib/platform/log';
import type { Policy } from '@/lib/policy/schemas';
import { checks as defaultChecks, type Check, type Outcome, type Submission } from './checks';

/** The outcome, with the name of the check that decided it. */
export type Screening = Outcome & { check?: string };

/**
 * Passes a text through the ordered list of checks. The first that refuses decides, whatever was held before it; if none does,
 * the first that holds. A check that fails to run holds the text for a moderator: it is never let through, and its author is
 * not blamed.
 */
export function screenText({
  submission,
  policy,
  checks = defaultChecks,
}: {
  submission: Submission;
  policy: Policy;
  checks?: readonly Check[];
}): Screening {
  let held: Screening | undefined;
  for (const { name, run } of checks) {
    const outcome = attempt(name, () => run(submission, policy));
    if (outcome.result === 'refuse') return { ...outcome, check: name };
    if (outcome.result === 'hold') held ??= { ...outcome, check: name };
  }
  return held ?? { result: 'pass' };
}

function attempt(name: string, run: () => Outcome): Outcome {
  try {
    return run();
  } catch (error) {
    log().error({ err: error, check: name }, 'a screening check failed to run');
    return { result: 'hold', reason: { code: 'check-failed', facts: {} } };
  }
}
