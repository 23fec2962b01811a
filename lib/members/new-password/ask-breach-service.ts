import { createHash } from 'node:crypto';
import { log } from '@/lib/platform/log';

/** Milliseconds after which we go on without an answer. */
const PATIENCE_MS = 1_000;
/** An answer of the real one, with what it is padded with, has about 60,000. */
const MOST_CHARACTERS = 1_000_000;
/** Characters of the hash that the service is told: some thousand leaked passwords share them with ours. */
const PREFIX = 5;

/**
 * Whether a service that speaks the range protocol of Have I Been Pwned knows a password from a leak. It is told the first five of forty
 * characters of its SHA-1, and answers with the rest of every hash that begins so, among them some that are none (`Add-Padding`), so that
 * neither it nor who reads the wire learns which one was asked about. When it does not answer in time, the answer is no, and the log says why.
 * @see https://haveibeenpwned.com/API/v3#PwnedPasswords
 */
export async function isBreachedElsewhere(
  password: string,
  { service, patienceMs = PATIENCE_MS }: { service: string; patienceMs?: number },
): Promise<boolean> {
  const hash = createHash('sha1').update(password).digest('hex').toUpperCase();
  try {
    const response = await fetch(new URL(hash.slice(0, PREFIX), service), {
      headers: { 'Add-Padding': 'true', 'User-Agent': 'Trialogue' },
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!response.ok) throw new Error(`It answered ${response.status}.`);
    return hasSuffix(await readText(response), hash.slice(PREFIX));
  } catch (err) {
    log().warn({ err }, 'the service for breached passwords did not answer: a password was taken without it');
    return false;
  }
}

async function readText({ body }: Response): Promise<string> {
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    text += chunk.value;
    if (text.length > MOST_CHARACTERS) throw new Error('Its answer has no end.');
  }
  return text;
}

/** A line is the rest of a hash and how often it was leaked; what pads the answer was leaked never. */
const hasSuffix = (answer: string, suffix: string): boolean =>
  answer.split(/\r?\n/).some((line) => {
    const [rest, count] = line.split(':');
    return rest === suffix && Number(count) > 0;
  });
