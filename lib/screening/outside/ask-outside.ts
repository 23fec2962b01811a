import { database } from '@/lib/platform/db';
import { refused } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import type { Outcome } from '../checks';
import { Breaker } from './breaker';
import { configuredChecks } from './configured-checks';
import type { OutsideCheck, OutsideText, OutsideVerdict } from './outside-check';
import { forgetFailing, noteFailing } from './store';

/** Milliseconds within which a check has to answer: its author waits. */
const PATIENCE_MS = 2_000;

const breakers = new WeakMap<OutsideCheck, Breaker>();

/**
 * Asks the checks outside of this site about a text, all at once. One that refuses decides, or else one that holds; one that does not
 * answer in time, or not so that it can be understood, brings the text to a moderator: nothing passes unread because somebody was away.
 * Never within a transaction: what is locked would be so for as long as they take.
 */
export async function askOutside(
  text: OutsideText,
  {
    checks = configuredChecks(),
    patienceMs = PATIENCE_MS,
  }: { checks?: readonly OutsideCheck[]; patienceMs?: number } = {},
): Promise<Outcome> {
  const answers = await Promise.all(checks.map((check) => answerOf(check, text, patienceMs)));
  const verdict = (result: OutsideVerdict['result']) => answers.find((answer) => answer?.result === result);
  const refusal = verdict('refuse');
  if (refusal)
    return {
      result: 'refuse',
      error: refused('text-refused', { field: 'body', facts: { words: refusal.tags.join(', ') || 'none' } }),
    };
  const held = verdict('hold');
  if (held)
    return { result: 'hold', reason: { code: 'outside-held', facts: { tags: held.tags.join(', ') || '–' } } };
  return answers.includes(null)
    ? { result: 'hold', reason: { code: 'check-failed', facts: {} } }
    : { result: 'pass' };
}

/** What a check says; null where it says nothing that counts, or is given a rest. */
async function answerOf(
  check: OutsideCheck,
  text: OutsideText,
  patienceMs: number,
): Promise<OutsideVerdict | null> {
  const breaker = breakers.get(check) ?? new Breaker();
  breakers.set(check, breaker);
  if (!breaker.mayAsk(performance.now())) return null;
  try {
    const verdict = await inTime(check, text, patienceMs);
    if (breaker.answered()) await tell(() => forgetFailing(database(), check.name));
    return verdict;
  } catch (err) {
    breaker.failed(performance.now());
    log().error({ err, check: check.name }, 'a check outside of this site did not answer: a moderator reads');
    const error = (err instanceof Error ? err.message : 'unknown').slice(0, 200);
    await tell(() => noteFailing(database(), check.name, error, text.at));
    return null;
  }
}

/** Also of one that does not hear the signal. */
async function inTime(check: OutsideCheck, text: OutsideText, patienceMs: number): Promise<OutsideVerdict> {
  const signal = AbortSignal.timeout(patienceMs);
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error(`It took more than ${patienceMs} ms.`)));
  });
  return Promise.race([check.ask(text, signal), late]);
}

/** A mark at the desk that cannot be made or taken away changes nothing for the author. */
const tell = (write: () => Promise<void>): Promise<void> =>
  write().catch((err: unknown) => log().error({ err }, 'the state of a check was not noted'));
