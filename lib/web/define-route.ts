import { z } from 'zod';
import type { Viewer } from '@/lib/members/viewer';
import { AppError, forbidden, invalid, unauthenticated } from '@/lib/platform/errors';
import {
  freeKey,
  keepAnswer,
  leaveKey,
  RENEW_KEY_MS,
  renewKey,
  takeKey,
  type Attempt,
} from '@/lib/platform/idempotency';
import { newId } from '@/lib/platform/ids';
import { countHere, type Limit } from '@/lib/platform/rate-limits';
import type { Contract } from './api/contract';
import { RENDER_HEADER, REQUEST_ID_HEADER } from './internal-headers';
import { isOwnOrigin } from './origin';
import { problemResponse, toAppError } from './problem';
import { readJson, readParams, readQuery } from './read-request';
import { requestAddress } from './request-address';
import { currentViewer } from './viewer';

/**
 * Calls of one member, and of one network address without a session, which an office or a university may share: they bound what
 * one client can have a process work for. What costs more, or tells more, has a limit of its own in its use case.
 */
const CALLS_PER_MEMBER: Limit = { name: 'call-member', points: 1_200, seconds: 5 * 60 };
const CALLS_PER_ADDRESS: Limit = { name: 'call-address', points: 3_000, seconds: 5 * 60 };

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** What the handler of a call is given. */
type Call<C extends Contract> = {
  viewer: C['auth'] extends 'required' ? Viewer : C['auth'] extends 'none' ? null : Viewer | null;
  params: Parsed<C['params']>;
  query: Parsed<C['query']>;
  body: Parsed<C['body']>;
  /** The client's network address. */
  address: string;
  /** What an idempotent call creates is to have this id: it is the same when the request comes again with its key. */
  resourceId: string;
};

type Answer = {
  /** The contract's first status when absent. */
  status?: number;
  body?: unknown;
  headers?: Record<string, string>;
};

type RouteContext = { params: Promise<Record<string, unknown>> };
type Handle<C extends Contract> = (call: Call<C>) => Promise<Answer> | Answer;

/**
 * A route handler that keeps a contract: origin, session, limit, parameters and body are checked in that order before
 * `handle` calls its use case, and errors leave as problem details. What is made for one person is kept by no cache.
 */
export function defineRoute<const C extends Contract>(contract: C, handle: Handle<C>) {
  return async (request: Request, context: RouteContext): Promise<Response> => {
    try {
      return await answer(contract, handle, request, context);
    } catch (error) {
      return problemResponse(toAppError(error, request.headers.get(REQUEST_ID_HEADER)));
    }
  };
}

async function answer<C extends Contract>(
  contract: C,
  handle: Handle<C>,
  request: Request,
  context: RouteContext,
): Promise<Response> {
  if (contract.method !== 'GET') checkOrigin(request, contract);
  const viewer = contract.auth === 'none' ? null : await currentViewer();
  if (contract.auth === 'required' && !viewer) throw unauthenticated();

  const address = await requestAddress();
  if (viewer) await countHere(CALLS_PER_MEMBER, viewer.id);
  // A rendering for everybody is made for nobody: the entry has counted who asked for it.
  else if (!request.headers.has(RENDER_HEADER)) await countHere(CALLS_PER_ADDRESS, address);

  const params = contract.params && readParams(await context.params, contract.params);
  const query = readQuery(request.url, contract.query ?? NO_QUERY);
  const sent = contract.body && (await readJson(request));
  const body = sent && contract.body?.parse(sent.json);
  const call = {
    viewer,
    params,
    query: contract.query && query,
    body,
    address,
  };

  const run = async (resourceId: string) =>
    withStatus(contract, await handle({ ...call, resourceId } as Call<C>));
  const attempt = contract.idempotent && viewer ? attemptOf(request, viewer, sent?.text ?? '') : null;
  const isPersonal = contract.method !== 'GET' || viewer !== null;
  return respond(attempt ? await once(attempt, run) : await run(newId()), isPersonal);
}

const NO_QUERY = z.strictObject({});

/**
 * A page elsewhere can make a browser send our cookie along, but not our origin. Where no session is at stake, a
 * client that is no browser may leave it out.
 */
function checkOrigin(request: Request, { auth }: Contract): void {
  const origin = request.headers.get('origin');
  if (origin === null && auth === 'none') return;
  if (origin === null || !isOwnOrigin(origin))
    throw forbidden('bad-origin', 'Writes need an Origin header that names this site.');
}

type Complete = Answer & { status: number };

function withStatus(contract: Contract, given: Answer): Complete {
  return { ...given, status: given.status ?? Number(Object.keys(contract.responses)[0]) };
}

function attemptOf(request: Request, viewer: Viewer, text: string): Attempt | null {
  const key = request.headers.get('idempotency-key');
  if (key === null) return null;
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw invalid('bad-idempotency-key', 'Idempotency-Key must have 1 to 200 visible ASCII characters.', {
      limit: 200,
    });
  return { memberId: viewer.id, key, request: `${request.method} ${new URL(request.url).pathname}\n${text}` };
}

/**
 * Runs the attempt unless it ran before. One that was refused made nothing, so its key may be used again, corrected too; of one
 * that failed nobody knows, so the key waits for the same again.
 */
async function once(attempt: Attempt, run: (resourceId: string) => Promise<Complete>): Promise<Complete> {
  const taken = await takeKey(attempt);
  if (taken.kept) {
    const { status, body, headers } = taken.kept;
    return { status, body: body ?? undefined, headers: { ...headers, 'idempotency-replayed': 'true' } };
  }
  // Should it not come through, an attempt that follows makes the same thing, and finds it made.
  const { held, resourceId } = taken;
  const renewing = setInterval(() => void renewKey(held).catch(() => undefined), RENEW_KEY_MS);
  try {
    const given = await run(resourceId);
    await keepAnswer(held, { status: given.status, body: given.body, headers: given.headers ?? {} });
    return given;
  } catch (error) {
    const isRefusal = error instanceof AppError && error.status < 500;
    await (isRefusal ? freeKey : leaveKey)(held);
    throw error;
  } finally {
    clearInterval(renewing);
  }
}

function respond({ status, body, headers }: Complete, isPersonal: boolean): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), {
    status,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(isPersonal && { 'cache-control': 'private, no-store' }),
      ...headers,
    },
  });
}
