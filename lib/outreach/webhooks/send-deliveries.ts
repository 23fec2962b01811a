import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { sqlStatements, sqlTransaction } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { emit } from '@/lib/platform/events';
import { FetchFailed, guardedFetch } from '@/lib/platform/guarded-fetch';
import { signedHeaders } from '@/lib/platform/standard-webhook';
import { plainAnswer } from './plain-answer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { composeBody, messageId } from './compose-request';
import { afterTry } from './rules';
import { TEST, type DeliverJob, type failures } from './schemas';
import { webhookSecrets } from './secrets';
import {
  claimNext,
  giveUpAll,
  insertTry,
  lockEndpoint,
  moveOn,
  sendLater,
  updateStanding,
  type Claimed,
  type Try,
} from './store';

/** Milliseconds within which an endpoint has to answer, and for which what is being sent is nobody else's to send. */
const PATIENCE_MS = 10_000;
const LEASE_MS = 60_000;
/** As much of an answer is read. */
const MOST_BYTES = 16_384;
/** Sent in one run of the job; then others have their turn. */
const BATCH = 50;

/**
 * The job: sends what waits for an endpoint, one after another, and comes again when more is due. What happens to one subject is sent in its order: something that failed
 * and waits to be tried again holds up what came after it about the same, and nothing else. Whoever is cut off between sending and noting that it
 * was taken has it sent again under the same id.
 */
export async function sendDeliveries({
  job: { endpointId },
  context = systemContext,
  patienceMs = PATIENCE_MS,
}: {
  job: DeliverJob;
  context?: Context;
  patienceMs?: number;
}): Promise<void> {
  for (let sent = 0; sent < BATCH; sent += 1) {
    const at = context.now();
    const until = new Date(at.getTime() + LEASE_MS);
    const claimed = await claimNext(sqlStatements(), { endpointId, at, until });
    if (!claimed) break;
    await settle(endpointId, claimed, await attempt(claimed, { at, patienceMs }), context);
  }
  await sendLater(sqlStatements(), endpointId, context.now());
}

type Attempt = Try & { retryAfterSeconds: number | null };

async function attempt(
  claimed: Claimed,
  { at, patienceMs }: { at: Date; patienceMs: number },
): Promise<Attempt> {
  const begun = performance.now();
  const result = await post(claimed, at, patienceMs).catch(failed);
  return { at, milliseconds: Math.round(performance.now() - begun), ...result };
}

async function post(claimed: Claimed, at: Date, patienceMs: number) {
  const id = claimed.id;
  const secrets = secretsAt(claimed, at);
  if (secrets === null) return noAnswer('no-secret', 'It was sealed with another SESSION_SECRET.');
  const { language } = await currentPolicy();
  const body = composeBody(claimed, { locale: language.default, origin: env().APP_URL });
  const answer = await guardedFetch(claimed.url, {
    method: 'POST',
    headers:
      claimed.format === 'STANDARD'
        ? signedHeaders({ id: messageId(id), at, body, secrets })
        : { 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(patienceMs),
    mostBytes: MOST_BYTES,
  });
  const wait = Number(answer.headers['retry-after']);
  return {
    status: answer.status,
    answer: plainAnswer(answer.body),
    failure: null,
    detail: null,
    retryAfterSeconds: Number.isFinite(wait) ? wait : null,
  };
}

/** What a message is signed with at a moment: by two while one takes the place of the other. Null where it cannot be opened. */
function secretsAt(
  { endpointId: id, secret, previousSecret, previousUntil }: Claimed,
  at: Date,
): string[] | null {
  const present = webhookSecrets.open(secret, id);
  if (present === null) return null;
  const isOverlapping = previousSecret !== null && previousUntil !== null && at < previousUntil;
  const before = isOverlapping ? webhookSecrets.open(previousSecret, id) : null;
  return before === null ? [present] : [present, before];
}

function failed(error: unknown) {
  if (!(error instanceof FetchFailed)) throw error;
  return noAnswer(error.code, error.message);
}

const noAnswer = (failure: (typeof failures)[number], detail: string) => ({
  status: null,
  answer: null,
  failure,
  detail: detail.slice(0, 500),
  retryAfterSeconds: null,
});

/** Notes what came of a try, and what follows from it for the endpoint, in one transaction. */
async function settle(
  endpointId: string,
  claimed: Claimed,
  { retryAfterSeconds, ...tried }: Attempt,
  context: Context,
): Promise<void> {
  const { status } = tried;
  await sqlTransaction(async (tx) => {
    const endpoint = await lockEndpoint(tx, endpointId);
    // It was deleted meanwhile, and with it what was sent.
    if (!endpoint) return { result: undefined };
    const at = context.now();
    const { onward, standing, stop } = afterTry({
      status,
      retryAfterSeconds,
      waits: claimed.waits,
      isTest: claimed.type === TEST,
      at,
      standing: endpoint,
    });
    await insertTry(tx, claimed, tried);
    await moveOn(tx, claimed, onward);
    if (standing !== endpoint) await updateStanding(tx, endpointId, standing, at);
    if (standing.state === 'GONE') await giveUpAll(tx, endpointId);
    if (stop) {
      const subject = { subjectType: 'webhook', subjectId: endpointId } as const;
      const [fromState, toState] = [endpoint.state, standing.state];
      await record(tx, { at, actorId: null, action: 'webhook.stop', ...subject, fromState, toState });
      const payload = { name: endpoint.name, cause: stop };
      await emit(tx, { type: 'webhook.stop', subjectId: endpointId, payload });
    }
    return { result: undefined };
  });
}
