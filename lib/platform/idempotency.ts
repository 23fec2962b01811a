import { createHash } from 'node:crypto';
import { database, type Tx } from './db';
import { HOUR_MS } from './durations';
import { type AppError, conflict, refused } from './errors';
import { newId } from './ids';

/** An answer that was given, to be given again. */
export type KeptAnswer = { status: number; body: unknown; headers: Record<string, string> };

/** One attempt at a create, as its client names it. */
export type Attempt = {
  memberId: string;
  /** What the client sent as `Idempotency-Key`. */
  key: string;
  /** What was asked for: the same key must come with the same. */
  request: string;
  /** How long the same is taken for a repeat; as long as answers are kept, where nothing is said. */
  repeatSeconds?: number;
};

/** How long an answer is kept. */
const KEPT_HOURS = 24;
/** An attempt that has said nothing for so long was cut off: the next one may take its place. */
const CUT_OFF_SECONDS = 10;

/** How often an attempt under way has to say so (`renewKey`). */
export const RENEW_KEY_MS = 3_000;

/** An attempt that holds its key, until it ends or, having said nothing for too long, is overtaken by the next. */
export type Held = Attempt & { attempt: string };

/** Go ahead, and what you create has this id; or the answer that an earlier attempt was given. */
export type Taken = { kept: null; resourceId: string; held: Held } | { kept: KeptAnswer };

/**
 * Takes the key for this attempt, which then ends with `keepAnswer`, `freeKey` or `leaveKey`. One that follows an attempt that
 * was cut off is given the same id for what it creates: so it finds what that one made, if it came so far.
 * @throws 409 while another attempt is in flight, 422 when the key came with another request before
 */
export async function takeKey({
  memberId,
  key,
  request,
  repeatSeconds = KEPT_HOURS * 3_600,
}: Attempt): Promise<Taken> {
  const held = { memberId, key, request, attempt: newId() };
  const fingerprint = hash(request);
  const taken = await database().$queryRaw<{ resourceId: string }[]>`
    insert into idempotency_keys as k (member_id, key, request, resource_id, attempt, created_at)
      values (${memberId}::uuid, ${key}, ${fingerprint}, ${newId()}::uuid, ${held.attempt}::uuid, now())
    on conflict (member_id, key) do update
      set request = excluded.request, attempt = excluded.attempt, status = null, response = null, created_at = now(),
        resource_id = case when k.status is null and k.request = excluded.request then k.resource_id else excluded.resource_id end
      where k.created_at < now() - make_interval(secs => ${repeatSeconds})
         or (k.status is null and k.request = excluded.request
             and k.created_at < now() - make_interval(secs => ${CUT_OFF_SECONDS}))
    returning resource_id as "resourceId"`;
  if (taken[0]) return { kept: null, held, ...taken[0] };
  const earlier = await database().idempotencyKey.findUnique({
    where: { memberId_key: { memberId, key } },
    select: { request: true, status: true, response: true },
  });
  // Freed between the two looks: as good as in flight, the client tries again.
  if (!earlier) throw inFlight();
  if (earlier.request !== fingerprint) throw mismatch();
  if (earlier.status === null) throw inFlight();
  return { kept: { status: earlier.status, ...(earlier.response as Pick<KeptAnswer, 'body' | 'headers'>) } };
}

/** Says that the attempt is still under way, however long it takes. */
export async function renewKey({ memberId, key, attempt }: Held): Promise<void> {
  await database().$executeRaw`update idempotency_keys set created_at = now()
    where member_id = ${memberId}::uuid and key = ${key} and attempt = ${attempt}::uuid and status is null`;
}

/** Keeps what the attempt was answered, for its repeats. */
export async function keepAnswer({ memberId, key, attempt }: Held, answer: KeptAnswer): Promise<void> {
  const { status, body = null, headers } = answer;
  await database().idempotencyKey.updateMany({
    where: { memberId, key, attempt },
    data: { status, response: JSON.parse(JSON.stringify({ body, headers })) },
  });
}

/** Lets go of the key after an attempt that came to nothing: the next one is a first one. */
export async function freeKey({ memberId, key, attempt }: Held): Promise<void> {
  await database().idempotencyKey.deleteMany({ where: { memberId, key, attempt, status: null } });
}

/** Leaves the key to a repeat after an attempt of which nobody knows how it ended: the database was lost at its commit. */
export async function leaveKey({ memberId, key, attempt }: Held): Promise<void> {
  await database()
    .$executeRaw`update idempotency_keys set created_at = created_at - make_interval(secs => ${CUT_OFF_SECONDS})
    where member_id = ${memberId}::uuid and key = ${key} and attempt = ${attempt}::uuid and status is null`;
}

/** Forgets answers that are no longer kept. Returns how many. */
export async function pruneKeys(tx: Tx, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_HOURS * HOUR_MS);
  const { count } = await tx.idempotencyKey.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}

const hash = (request: string) => createHash('sha256').update(request).digest('base64url');

const inFlight = (): AppError => conflict('idempotency-in-flight');

const mismatch = () =>
  refused('idempotency-mismatch', {
    field: 'Idempotency-Key',
  });
