import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import { isForStaff, noteRefusal } from '@/lib/members/security-events/note-refusal';
import type { Viewer } from '@/lib/members/viewer';
import { actOnce } from '@/lib/platform/act-once';
import { actingBy } from '@/lib/platform/audit';
import { forbidden, invalid, unauthenticated } from '@/lib/platform/errors';
import type { Attempt, KeptAnswer } from '@/lib/platform/idempotency';
import { countHere, type Limit } from '@/lib/platform/rate-limits';
import {
  ADDRESS_HEADER,
  RENDER_HEADER,
  REQUEST_ID_HEADER,
  UNASKED_HEADER,
  WRITER_HEADER,
} from '../http/internal-headers';
import { assertWrittenBy } from '../http/assert-written-by';
import { isOwnOrigin } from '../http/origin';
import { declareTags } from '../page-cache/declared-tags';
import { problemAnswer, toAppError } from '../http/problem';
import { reasonsInEnglish } from '../http/reasons-in-english';
import { readFile, readJson, readParams, readQuery } from '../http/read-request';
import { bearerIn } from '../session/bearer';
import { viewerOf } from '../session/viewer-of';
import type { Answer, Call, Contract, Given } from './call';
import { callerByKey, challengeOf, type KeyHeaders } from './call-by-key';

/**
 * Calls of one member, and of one network address without a session, which an office or a university may share: they bound what
 * one client can have a process work for. What costs more, or tells more, has a limit of its own in its use case.
 */
const CALLS_PER_MEMBER: Limit = { name: 'call-member', points: 1_200, seconds: 5 * 60 };
const CALLS_PER_ADDRESS: Limit = { name: 'call-address', points: 3_000, seconds: 5 * 60 };

/** A request for a call, whatever it came by. */
export type Asked = {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingHttpHeaders;
  /** What varies in the path, decoded. */
  params: Record<string, unknown>;
  body: AsyncIterable<Uint8Array>;
};

/** What it is answered, ready to be sent. */
export type Reply = { status: number; headers: Record<string, string>; body: string | null };

/**
 * Answers one call by its contract: who asks (by a key; or by a session, with the origin that has to go with it), limit, parameters and
 * body are checked in that order before its handler calls the use case, and errors leave as problem details. What is made for one
 * person, or by a key, is kept by no cache.
 */
export async function answerCall(call: Call, asked: Asked): Promise<Reply> {
  const said: KeyHeaders = {};
  try {
    return saying(said, await answer(call, asked, said));
  } catch (error) {
    const told = toAppError(error, headerOf(asked, REQUEST_ID_HEADER) ?? null);
    return saying({ ...said, ...challengeOf(told, bearerIn(asked.headers) !== null) }, problemAnswer(told));
  }
}

const saying = (headers: KeyHeaders, reply: Reply): Reply => ({
  ...reply,
  headers: { ...reply.headers, ...headers },
});

async function answer(call: Call, asked: Asked, said: KeyHeaders): Promise<Reply> {
  const { viewer, key, cookies } = await askerOf(call, asked, said);
  const address = addressOf(asked);

  const params = call.params && readParams(asked.params, call.params);
  const query = readQuery(asked.url, call.query ?? NO_QUERY);
  const sent = call.body && (await readJson(asked));
  const body = sent && call.body?.parse(sent.json, { reportInput: true });
  const file = call.file && (await readFile(asked, call.file.mostBytes));
  const userAgent = headerOf(asked, 'user-agent') ?? null;
  const given = { viewer, params, query, body, file, address, userAgent, cookies };

  const handle = async (all: Given<Contract>) => {
    try {
      return await (key ? actingBy(key, () => call.handle?.(all)) : call.handle?.(all));
    } catch (error) {
      if (viewer && isForStaff(error)) noteRefusal({ viewer, address });
      throw error;
    }
  };
  const run = async (resourceId?: string) =>
    withStatus(call, (await handle({ ...given, resourceId } as Given<Contract>)) ?? {});
  const attempt = call.idempotent && viewer ? attemptOf(asked, { viewer, key }, sent?.text ?? '') : null;
  const made = attempt ? await runOnce(attempt, run) : await run();
  const rendering = headerOf(asked, RENDER_HEADER);
  if (rendering !== undefined) declareTags(rendering, made.tags ?? []);
  return toReply(made, call.method !== 'GET' || viewer !== null || key !== null);
}

/** Who asks, in whose name, and by what. */
type Asker = {
  viewer: Viewer | null;
  key: { id: string; name: string } | null;
  cookies: string | undefined;
};

/** A key is never helped out by a cookie that came along: with one, there is no session. */
function askerOf(call: Call, asked: Asked, said: KeyHeaders): Promise<Asker> {
  const secret = bearerIn(asked.headers);
  return secret === null ? bySession(call, asked) : byKey(call, { asked, secret, said });
}

async function byKey(
  call: Call,
  { asked, secret, said }: { asked: Asked; secret: string; said: KeyHeaders },
): Promise<Asker> {
  // Whether it is a key of ours is a look into the database.
  await countHere(CALLS_PER_ADDRESS, addressOf(asked));
  const { viewer, key } = await callerByKey(secret, call, said);
  // What everybody may read is read as by everybody: nothing of its maker's own is among it.
  const acting = call.keyProves ? { ...viewer, provedLately: true } : viewer;
  return { viewer: call.scope === 'read' ? null : acting, key, cookies: undefined };
}

async function bySession(call: Call, asked: Asked): Promise<Asker> {
  if (call.method !== 'GET') checkOrigin(asked, call);
  const { cookie: cookies } = asked.headers;
  const unasked = headerOf(asked, UNASKED_HEADER) !== undefined;
  const viewer = call.auth === 'none' ? null : await viewerOf(cookies, { unasked, inFrame: call.frame });
  if (call.auth === 'required' && !viewer) throw unauthenticated();
  assertWrittenBy(viewer, headerOf(asked, WRITER_HEADER));
  if (viewer) await countHere(CALLS_PER_MEMBER, viewer.id);
  // A rendering for everybody is made for nobody: the entry has counted who asked for it.
  else if (headerOf(asked, RENDER_HEADER) === undefined) await countHere(CALLS_PER_ADDRESS, addressOf(asked));
  return { viewer, key: null, cookies };
}

const addressOf = (asked: Asked): string => headerOf(asked, ADDRESS_HEADER) ?? 'unknown';

const NO_QUERY = z.strictObject({});

/** Of a header that came several times, Node makes one text; only of cookies that are set it makes a list. */
const headerOf = ({ headers }: Asked, name: string): string | undefined => headers[name]?.toString();

/**
 * A page elsewhere can make a browser send our cookie along, but not our origin. Where no session is at stake, a
 * client that is no browser may leave it out.
 */
function checkOrigin({ headers: { origin } }: Asked, { auth }: Contract): void {
  if (origin === undefined && auth === 'none') return;
  if (origin === undefined || !isOwnOrigin(origin)) throw forbidden('bad-origin');
}

type Complete = Answer & { status: number };

function withStatus(contract: Contract, given: Answer): Complete {
  const status = given.status ?? Number(Object.keys(contract.responses)[0]);
  return { ...given, body: reasonsInEnglish(given.body), status };
}

function attemptOf(
  asked: Asked,
  { viewer, key: by }: { viewer: Viewer; key: Asker['key'] },
  text: string,
): Attempt | null {
  const key = headerOf(asked, 'idempotency-key');
  if (key === undefined) return null;
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw invalid('bad-idempotency-key', { limit: 200 });
  // What each program names its attempts is its own; no header can have a space in it.
  return {
    memberId: viewer.id,
    key: by ? `${by.id} ${key}` : key,
    request: `${asked.method} ${asked.url.split('?', 1)[0]}\n${text}`,
  };
}

/** Runs the attempt unless it ran before; a repeat says that it is one. */
async function runOnce(attempt: Attempt, run: (resourceId: string) => Promise<Complete>): Promise<Complete> {
  const { given, kept } = await actOnce(attempt, async (resourceId) => toKept(await run(resourceId)));
  if (!kept) return given;
  const { status, body, headers } = kept;
  return { status, body: body ?? undefined, headers: { ...headers, 'idempotency-replayed': 'true' } };
}

const toKept = (made: Complete): Complete & KeptAnswer => ({
  ...made,
  body: made.body,
  headers: made.headers ?? {},
});

const toReply = ({ status, body, headers }: Complete, isPersonal: boolean): Reply => ({
  status,
  headers: {
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(isPersonal && { 'cache-control': 'private, no-store' }),
    ...headers,
  },
  body: body === undefined ? null : JSON.stringify(body),
});
