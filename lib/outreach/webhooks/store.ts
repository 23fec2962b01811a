import { Prisma } from '@/prisma/generated/client/client';
import type { Db, SqlTx, Tx } from '@/lib/platform/db';
import type { Cursor } from '@/lib/platform/cursor';
import { MOST_COUNTED } from '@/lib/platform/paging';
import type { Onward, Standing } from './rules';
import {
  DELIVER_WEBHOOKS,
  MOST_ENDPOINTS,
  TEST,
  type DeliveryState,
  type WebhookFormat,
  type WebhookState,
  type WebhookType,
} from './schemas';

// ── Endpoints ──────────────────────────────────────────────────────────────────────────────────

/** An endpoint that may be told of something. */
export type Listening = {
  id: string;
  format: WebhookFormat;
  thin: boolean;
  events: WebhookType[];
  chosenAt: Date;
};

/**
 * Who listens. For one that is paused what happens is kept until it goes on; a chat is not told later what went by meanwhile, and one that is gone
 * is told nothing.
 */
export const findListening = (db: SqlTx): Promise<Listening[]> =>
  db.$queryRaw`select id, format::text as format, thin, events, chosen_at as "chosenAt" from webhook_endpoints
    where state = 'ACTIVE' or (format = 'STANDARD' and state <> 'GONE')`;

export type EndpointRow = {
  id: string;
  name: string;
  url: string;
  format: WebhookFormat;
  thin: boolean;
  events: WebhookType[];
  state: WebhookState;
  stateSince: Date;
  failures: number;
  failingSince: Date | null;
  restUntil: Date | null;
  previousUntil: Date | null;
  createdAt: Date;
};
export type Secrets = { secret: string; previousSecret: string | null; previousUntil: Date | null };

const endpointColumns = Prisma.sql`e.id, e.name, e.url, e.format::text as format, e.thin, e.events, e.state::text as state,
  e.state_since as "stateSince", e.failures, e.failing_since as "failingSince", e.rest_until as "restUntil",
  e.previous_until as "previousUntil", e.created_at as "createdAt"`;

/** How many deliveries wait for it, counted so far. */
const waiting = Prisma.sql`(select count(*)::int from (select from webhook_deliveries d where d.endpoint_id = e.id and d.state = 'WAITING'
  limit ${MOST_COUNTED}) x) as waiting`;

export const findEndpoints = (db: Db): Promise<(EndpointRow & { waiting: number })[]> =>
  db.$queryRaw`select ${endpointColumns}, ${waiting} from webhook_endpoints e order by created_at, id limit ${MOST_ENDPOINTS}`;

export async function findEndpoint(db: Db, id: string): Promise<(EndpointRow & { waiting: number }) | null> {
  const [row] = await db.$queryRaw<(EndpointRow & { waiting: number })[]>`
    select ${endpointColumns}, ${waiting} from webhook_endpoints e where id = ${id}::uuid`;
  return row ?? null;
}

/** Locked: what else changes it, or says how it does, waits. */
export async function lockEndpoint(tx: SqlTx, id: string): Promise<EndpointRow | null> {
  const [row] = await tx.$queryRaw<EndpointRow[]>(
    Prisma.sql`select ${endpointColumns} from webhook_endpoints e where id = ${id}::uuid for no key update`,
  );
  return row ?? null;
}

/** Endpoints are added one after another, so that there are never more than there can be. */
export async function lockAndCountEndpoints(tx: Tx): Promise<number> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('webhook endpoints', 0))`;
  return tx.webhookEndpoint.count();
}

/** What is chosen of an endpoint. */
export type Choice = Pick<EndpointRow, 'name' | 'url' | 'format' | 'thin' | 'events'>;

export const insertEndpoint = (
  tx: Tx,
  { at, ...endpoint }: Choice & { id: string; secret: string; at: Date },
) =>
  tx.webhookEndpoint.create({
    data: { ...endpoint, createdAt: at, stateSince: at },
    select: { id: true },
  });

/** Changes what is chosen of it. Of what it had not chosen before, it is told what happens from now on. */
export async function updateChoice(tx: Tx, id: string, choice: Choice, isMore: boolean): Promise<void> {
  await tx.webhookEndpoint.update({ where: { id }, data: choice, select: { id: true } });
  if (isMore) await tx.$executeRaw`update webhook_endpoints set chosen_at = now() where id = ${id}::uuid`;
}

/** Pauses it, or has it go on: then as if nothing had gone wrong. A chat is told what happens from now on. */
export const setState = (tx: SqlTx, id: string, state: WebhookState, at: Date) =>
  tx.$executeRaw`update webhook_endpoints set state = ${state}::"WebhookState", state_since = ${at}, failures = 0,
    failing_since = null, rest_until = null,
    chosen_at = case when ${state}::text = 'ACTIVE' and format <> 'STANDARD' then now() else chosen_at end
    where id = ${id}::uuid`;

/** How it has done, as far as that has changed. */
export const updateStanding = (tx: SqlTx, id: string, standing: Standing, at: Date) =>
  tx.$executeRaw`update webhook_endpoints set
    state_since = case state when ${standing.state}::"WebhookState" then state_since else ${at} end,
    state = ${standing.state}::"WebhookState", failures = ${standing.failures}::int,
    failing_since = ${standing.failingSince}::timestamptz, rest_until = ${standing.restUntil}::timestamptz
    where id = ${id}::uuid`;

export async function findSecrets(db: Db | Tx, id: string): Promise<Secrets | null> {
  const select = { secret: true, previousSecret: true, previousUntil: true } as const;
  return db.webhookEndpoint.findUnique({ where: { id }, select });
}

export const updateSecrets = (tx: Tx, id: string, secrets: Secrets) =>
  tx.webhookEndpoint.update({ where: { id }, data: secrets, select: { id: true } });

export const deleteEndpoint = (tx: Tx, id: string) =>
  tx.webhookEndpoint.delete({ where: { id }, select: { id: true } });

/** Deletes all that are at an address, and says which. */
export const deleteEndpointsAt = (tx: SqlTx, url: string): Promise<{ id: string; name: string }[]> =>
  tx.$queryRaw`delete from webhook_endpoints where url = ${url} returning id, name`;

/** Endpoints that are sent nothing any more, and that nobody has paused. */
export const findStopped = (
  db: Db,
): Promise<{ id: string; name: string; state: WebhookState; since: Date }[]> =>
  db.$queryRaw`select id, name, state::text as state, state_since as since from webhook_endpoints
    where state in ('FAILED', 'GONE') order by state_since, id limit ${MOST_ENDPOINTS}`;

/** Endpoints of chats that are told of the day. */
export const findForDigest = (db: SqlTx): Promise<Listening[]> =>
  db.$queryRaw`select id, format::text as format, thin, events, chosen_at as "chosenAt" from webhook_endpoints
    where state = 'ACTIVE' and 'digest.daily' = any(events)`;

// ── What is on its way ─────────────────────────────────────────────────────────────────────────

export type NewDelivery = {
  id: string;
  endpointId: string;
  /** Null where no event brought it about. */
  eventId: bigint | null;
  type: string;
  subjectId: string | null;
  authorId: string | null;
  at: Date;
  thin: object;
  fat: object | null;
};

/**
 * Inserts what endpoints are to be told of, but for what they are already, and has it sent. An endpoint that is gone by now is passed over. Returns how many.
 */
export async function insertDeliveries(tx: SqlTx, deliveries: NewDelivery[], at: Date): Promise<number> {
  const rows = deliveries.map(({ eventId, ...rest }) => ({ ...rest, eventId: eventId && String(eventId) }));
  const made = await tx.$queryRaw<{ endpointId: string }[]>`
    insert into webhook_deliveries (id, endpoint_id, event_id, type, subject_id, author_id, at, thin, fat, next_at, created_at)
      select r.id, e.id, r."eventId", r.type, r."subjectId", r."authorId", r.at, r.thin, r.fat, ${at}, ${at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "endpointId" uuid, "eventId" bigint, type text,
        "subjectId" uuid, "authorId" uuid, at timestamptz, thin jsonb, fat jsonb)
      join webhook_endpoints e on e.id = r."endpointId"
      order by r."eventId", e.id
      for key share of e
    on conflict do nothing
    returning endpoint_id as "endpointId"`;
  for (const endpointId of new Set(made.map((one) => one.endpointId))) await send(tx, endpointId);
  return made.length;
}

/** Has what waits for an endpoint sent now. Of one endpoint there is one job at a time. */
export const send = (tx: SqlTx, endpointId: string) =>
  tx.$executeRaw`select graphile_worker.add_job(${DELIVER_WEBHOOKS}, ${JSON.stringify({ endpointId })}::json,
    queue_name => ${queueOf(endpointId)}, job_key => ${queueOf(endpointId)}, run_at => now())`;

const queueOf = (endpointId: string) => `webhook ${endpointId}`;

/** Of these deliveries those that there are already. */
export const findMade = (
  db: SqlTx,
  { endpointIds, eventIds }: { endpointIds: string[]; eventIds: bigint[] },
): Promise<{ endpointId: string; eventId: string }[]> =>
  db.$queryRaw`select endpoint_id as "endpointId", event_id::text as "eventId" from webhook_deliveries
    where endpoint_id = any(${endpointIds}::uuid[]) and event_id = any(${eventIds.map(String)}::bigint[])`;

/** What is sent next to an active endpoint: nothing that waits behind something earlier about its subject. Also a test of one that is paused. */
const isNext = (at: Date) => Prisma.sql`d.state = 'WAITING'
  and ((e.state = 'ACTIVE' and (e.rest_until is null or e.rest_until <= ${at})) or d.type = ${TEST})
  and not exists (select from webhook_deliveries x where x.endpoint_id = d.endpoint_id and x.subject_id = d.subject_id
    and x.state = 'WAITING' and x.event_id < d.event_id)`;

/** Something that is to be sent, by whoever claimed it and for so long by nobody else. */
export type Claimed = {
  id: string;
  endpointId: string;
  /** Which try it is. */
  attempt: number;
  waits: number;
  type: string;
  at: Date;
  data: object;
  url: string;
  format: WebhookFormat;
} & Secrets;

/** Claims what is to be sent next to an endpoint, if anything is; what somebody else claims at the same moment is passed over. */
export async function claimNext(
  db: SqlTx,
  { endpointId, at, until }: { endpointId: string; at: Date; until: Date },
): Promise<Claimed | null> {
  const [row] = await db.$queryRaw<Claimed[]>(Prisma.sql`with next as (
      select d.id from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
      where d.endpoint_id = ${endpointId}::uuid and d.next_at <= ${at} and (d.leased_until is null or d.leased_until <= ${at})
        and ${isNext(at)}
      order by d.next_at, d.event_id limit 1 for no key update of d skip locked)
    update webhook_deliveries c set leased_until = ${until}, attempts = c.attempts + 1
    from next, webhook_endpoints e where c.id = next.id and e.id = c.endpoint_id
    returning c.id, c.endpoint_id as "endpointId", c.attempts as attempt, c.waits, c.type, c.at, coalesce(c.fat, c.thin) as data, e.url, e.format::text as format,
      e.secret, e.previous_secret as "previousSecret", e.previous_until as "previousUntil"`);
  return row ?? null;
}

export type Try = {
  at: Date;
  milliseconds: number;
  status: number | null;
  answer: string | null;
  failure: string | null;
  detail: string | null;
};

/** Keeps what came of a try. */
export const insertTry = (tx: SqlTx, { id, attempt }: Pick<Claimed, 'id' | 'attempt'>, tried: Try) =>
  tx.$executeRaw`insert into webhook_attempts (delivery_id, number, at, milliseconds, status, answer, failure, detail)
    values (${id}::uuid, ${attempt}::int, ${tried.at}, ${tried.milliseconds}::int, ${tried.status}::int, ${tried.answer},
      ${tried.failure}, ${tried.detail})`;

/** Says where it goes on from a try, unless somebody has tried it again since: then they do. */
export const moveOn = (tx: SqlTx, { id, attempt }: Pick<Claimed, 'id' | 'attempt'>, onward: Onward) =>
  tx.$executeRaw`update webhook_deliveries set state = ${onward.state}::"WebhookDeliveryState", waits = ${onward.waits}::int,
    next_at = ${onward.nextAt}, leased_until = null
    where id = ${id}::uuid and attempts = ${attempt}::int and state = 'WAITING'`;

/** Gives up all that waits for an endpoint. */
export const giveUpAll = (tx: SqlTx, endpointId: string) =>
  tx.$executeRaw`update webhook_deliveries set state = 'GIVEN_UP', leased_until = null
    where endpoint_id = ${endpointId}::uuid and state = 'WAITING'`;

/** Has the job come again when something is next to be sent, unless it is to come anyway. */
export const sendLater = (db: SqlTx, endpointId: string, at: Date) =>
  db.$executeRaw(Prisma.sql`select graphile_worker.add_job(${DELIVER_WEBHOOKS}, ${JSON.stringify({ endpointId })}::json,
      queue_name => ${queueOf(endpointId)}, job_key => ${queueOf(endpointId)}, job_key_mode => 'preserve_run_at',
      run_at => now() + (due.at - ${at}::timestamptz))
    from (select greatest(d.next_at, d.leased_until, case when d.type <> ${TEST} then e.rest_until end, ${at}::timestamptz) as at
      from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
      where d.endpoint_id = ${endpointId}::uuid and ${isNext(REST_OVER)} order by d.next_at limit 1) due`);

/** When a rest counts as over. */
const REST_OVER = new Date('9999-01-01T00:00:00Z');

// ── What the desk sees of it ───────────────────────────────────────────────────────────────────

export type DeliveryRow = {
  id: string;
  endpointId: string;
  type: string;
  at: Date;
  state: DeliveryState;
  attempts: number;
  nextAt: Date;
  createdAt: Date;
  status: number | null;
};

const deliveryColumns = Prisma.sql`d.id, d.endpoint_id as "endpointId", d.type, d.at, d.state::text as state, d.attempts,
  d.next_at as "nextAt", d.created_at as "createdAt",
  (select t.status from webhook_attempts t where t.delivery_id = d.id order by t.number desc limit 1) as status`;

/** What an endpoint was told of, the newest first. */
export function findDeliveries(
  db: Db,
  {
    endpointId,
    state,
    limit,
    after,
  }: { endpointId: string; state?: DeliveryState; limit: number; after?: Cursor },
): Promise<DeliveryRow[]> {
  const only = state ? Prisma.sql`and d.state = ${state}::"WebhookDeliveryState"` : Prisma.empty;
  const place = after
    ? Prisma.sql`and (d.created_at, d.id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  return db.$queryRaw`select ${deliveryColumns} from webhook_deliveries d
    where d.endpoint_id = ${endpointId}::uuid ${only} ${place} order by d.created_at desc, d.id desc limit ${limit}`;
}

export async function findDelivery(
  db: Db,
  { endpointId, id }: { endpointId: string; id: string },
): Promise<
  (DeliveryRow & { data: object; format: WebhookFormat; tries: (Try & { number: number })[] }) | null
> {
  const [row] = await db.$queryRaw<(DeliveryRow & { data: object; format: WebhookFormat })[]>`
    select ${deliveryColumns}, coalesce(d.fat, d.thin) as data, e.format::text as format
    from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id
    where d.id = ${id}::uuid and d.endpoint_id = ${endpointId}::uuid`;
  if (!row) return null;
  const tries = await db.webhookAttempt.findMany({
    where: { deliveryId: id },
    orderBy: { number: 'desc' },
    take: MOST_TRIES,
    omit: { deliveryId: true },
  });
  return { ...row, tries };
}

/** Tries that are shown of a delivery: the latest. */
const MOST_TRIES = 50;

/** Has something sent again, or at once. False where it is being sent at this moment, or is not there. */
export const replay = async (
  tx: SqlTx,
  { endpointId, id, at }: { endpointId: string; id: string; at: Date },
): Promise<boolean> =>
  (await tx.$executeRaw`update webhook_deliveries set state = 'WAITING', waits = 0, next_at = ${at}, leased_until = null
    where id = ${id}::uuid and endpoint_id = ${endpointId}::uuid and (leased_until is null or leased_until <= ${at})`) >
  0;

/** Has what was given up sent again, the oldest first: so many at a time. Returns how many. */
export const replayGivenUp = (
  tx: SqlTx,
  { endpointId, at, most }: { endpointId: string; at: Date; most: number },
): Promise<number> =>
  tx.$executeRaw`update webhook_deliveries set state = 'WAITING', waits = 0, next_at = ${at}
    where id in (select id from webhook_deliveries where endpoint_id = ${endpointId}::uuid and state = 'GIVEN_UP' and type <> ${TEST}
      order by created_at, id limit ${most}::int for update)`;

/** So many of what is older than is kept. Returns how many. */
export const deleteOld = (db: SqlTx, { before, most }: { before: Date; most: number }): Promise<number> =>
  db.$executeRaw`delete from webhook_deliveries where id in (
    select id from webhook_deliveries where created_at < ${before} order by created_at limit ${most}::int)`;
