import { sql, type Db, type SqlTx, type Tx } from '@/lib/platform/db';
import type { Membership } from '../memberships/rules';
import type { Reversal, Subscription } from './rules';
import {
  END_SUBSCRIPTIONS,
  FOLLOW_CHARGE,
  FOLLOW_CUSTOMER,
  type ChargeJob,
  type CustomerJob,
  type EndJob,
} from './schemas';

/** Who a customer at Stripe is here. */
export type CustomerRow = { memberId: string; customerId: string; readAt: Date | null };

const customerColumns = { memberId: true, customerId: true, readAt: true } as const;

export const findCustomerOf = (db: Db, memberId: string): Promise<CustomerRow | null> =>
  db.stripeCustomer.findUnique({ where: { memberId }, select: customerColumns });

/** Whose a customer is; null for one who is nobody here. */
export const findWhose = async (db: Db, customerId: string): Promise<string | null> =>
  (await db.stripeCustomer.findUnique({ where: { customerId }, select: { memberId: true } }))?.memberId ??
  null;

/** Keeps as whom a member is known at Stripe; of two at once the first counts. Returns the one that is kept. */
export async function saveCustomer(
  tx: Tx,
  { memberId, customerId, at }: { memberId: string; customerId: string; at: Date },
): Promise<string> {
  const [row] = await tx.$queryRaw<{ customerId: string }[]>`
    insert into stripe_customers (member_id, customer_id, created_at) values (${memberId}::uuid, ${customerId}, ${at})
    on conflict (member_id) do update set customer_id = stripe_customers.customer_id
    returning customer_id as "customerId"`;
  return row!.customerId;
}

/** Lets go of a customer who is at Stripe no more, with the page that they could pay in; what they paid for has ended. */
export async function dropCustomer(
  tx: Tx,
  { memberId, customerId, at }: { memberId: string; customerId: string; at: Date },
): Promise<void> {
  const { count } = await tx.stripeCustomer.deleteMany({ where: { memberId, customerId } });
  if (count === 0) return;
  await deleteCheckout(tx, memberId);
  await tx.stripeSubscription.updateMany({
    where: { memberId, endedAt: null },
    data: { status: 'canceled', endedAt: at },
  });
}

/**
 * Begins to read from Stripe how things stand with a customer: whatever is asked there after this is at least as new as whatever led to it.
 * Null for a customer who is nobody here.
 */
export async function beginReading(
  db: SqlTx,
  { customerId, at }: { customerId: string; at: Date },
): Promise<{ memberId: string; reading: number } | null> {
  const [row] = await db.$queryRaw<{ memberId: string; reading: number }[]>`
    update stripe_customers set begun = begun + 1, read_at = ${at} where customer_id = ${customerId}
    returning member_id as "memberId", begun as reading`;
  return row ?? null;
}

/** Has a reading count, unless a later one has. False where it is to do nothing. */
export async function countReading(
  tx: Tx,
  { customerId, reading }: { customerId: string; reading: number },
): Promise<boolean> {
  const { count } = await tx.stripeCustomer.updateMany({
    where: { customerId, counted: { lt: reading } },
    data: { counted: reading },
  });
  return count > 0;
}

/** Keeps subscriptions as they were read. That one is to end stays so. */
export async function saveSubscriptions(
  tx: Tx,
  memberId: string,
  subscriptions: readonly Subscription[],
): Promise<void> {
  for (const { id, ...rest } of subscriptions) {
    const data = { memberId, ...rest };
    await tx.stripeSubscription.upsert({
      where: { id },
      create: { id, ...data },
      update: data,
      select: { id: true },
    });
  }
}

/** Lets go of subscriptions that are for no membership. What is to end stays until it has. */
export async function forgetSubscriptions(tx: Tx, memberId: string, ids: string[]): Promise<void> {
  await tx.stripeSubscription.deleteMany({ where: { memberId, id: { in: ids }, endAskedAt: null } });
}

export type SubscriptionRow = Subscription & { endAskedAt: Date | null };

/** A member's subscriptions, the newest first. */
export const findSubscriptions = (db: Db | Tx, memberId: string): Promise<SubscriptionRow[]> =>
  db.stripeSubscription.findMany({
    where: { memberId },
    omit: { memberId: true },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
  });

/** What went back to a member, the latest first. */
export async function findReversals(db: Db | Tx, memberId: string): Promise<Reversal[]> {
  const rows = await db.stripeReversal.findMany({
    where: { memberId },
    omit: { memberId: true, reading: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  return rows.map((row) => ({ ...row, kind: row.kind as Reversal['kind'], amount: Number(row.amount) }));
}

/** Keeps what went back as it was read, where no later reading has. */
export async function saveReversals(
  tx: Tx,
  { memberId, reading, reversals }: { memberId: string; reading: number; reversals: readonly Reversal[] },
): Promise<void> {
  for (const { id, kind, invoiceId, amount, currency, status, holds, at } of reversals)
    await tx.$executeRaw`
      insert into stripe_reversals (id, member_id, kind, invoice_id, amount, currency, status, holds, at, reading)
      values (${id}, ${memberId}::uuid, ${kind}, ${invoiceId}, ${amount}::bigint, ${currency}, ${status}, ${holds}, ${at}, ${reading})
      on conflict (id) do update set amount = excluded.amount, status = excluded.status, holds = excluded.holds,
        invoice_id = excluded.invoice_id, reading = excluded.reading
      where stripe_reversals.reading < excluded.reading`;
}

/**
 * A membership as it stands, or, where Stripe began it, as it was last written down: that it ran out since is for whoever asks Stripe to say.
 */
export async function findWritten(tx: Tx, memberId: string, now: Date): Promise<Membership | null> {
  const [row] = await tx.$queryRaw<Membership[]>`
    select case when s.source = 'STRIPE' and s.state = 'ACTIVE'
        then case when (select c.to_state from membership_changes c where c.member_id = s.member_id
          order by c.at desc, c.id desc limit 1) = 'GRACE' then 'GRACE' else 'ACTIVE' end
        else membership_state(s, ${now}) end as state,
      source::text as source, plan, started_at as from, until, grace_until as "graceUntil"
    from memberships s where member_id = ${memberId}::uuid`;
  return row ?? null;
}

/** Moves the end of a membership's grace, and nothing that its history has. */
export async function moveGrace(tx: Tx, memberId: string, graceUntil: Date | null): Promise<void> {
  await tx.membership.update({ where: { memberId }, data: { graceUntil }, select: { memberId: true } });
}

/** The Checkout that a member may pay in. */
export type CheckoutRow = {
  attempt: string;
  plan: string;
  priceId: string;
  sessionId: string | null;
  createdAt: Date;
};

const checkoutColumns = {
  attempt: true,
  plan: true,
  priceId: true,
  sessionId: true,
  createdAt: true,
} as const;

export const findCheckout = (db: Db | Tx, memberId: string): Promise<CheckoutRow | null> =>
  db.stripeCheckout.findUnique({ where: { memberId }, select: checkoutColumns });

export async function insertCheckout(tx: Tx, checkout: CheckoutRow & { memberId: string }): Promise<void> {
  await tx.stripeCheckout.create({ data: checkout, select: { memberId: true } });
}

/** Notes the session of a Checkout. False where another one has taken its place. */
export async function saveSession(
  db: Db,
  { memberId, attempt, sessionId }: { memberId: string; attempt: string; sessionId: string },
): Promise<boolean> {
  const { count } = await db.stripeCheckout.updateMany({ where: { memberId, attempt }, data: { sessionId } });
  return count > 0;
}

/** Lets go of a Checkout: of this attempt, or of whichever there is. */
export async function deleteCheckout(db: Db | Tx, memberId: string, attempt?: string): Promise<void> {
  await db.stripeCheckout.deleteMany({ where: { memberId, ...(attempt !== undefined && { attempt }) } });
}

/** Lets go of one that was begun before a moment, and so can be paid in no more. */
export async function deleteOldCheckout(tx: Tx, memberId: string, begunBefore: Date): Promise<void> {
  await tx.stripeCheckout.deleteMany({ where: { memberId, createdAt: { lt: begunBefore } } });
}

/** Notes an event. False where it came before. */
export async function insertEvent(
  tx: Tx,
  { id, type, at }: { id: string; type: string; at: Date },
): Promise<boolean> {
  const { count } = await tx.stripeEvent.createMany({
    data: [{ id, type, receivedAt: at }],
    skipDuplicates: true,
  });
  return count > 0;
}

export async function deleteEventsBefore(db: Db, before: Date): Promise<number> {
  const { count } = await db.stripeEvent.deleteMany({ where: { receivedAt: { lt: before } } });
  return count;
}

/** Has a customer followed by a job: once for whatever led to it, however often, until it has begun. */
export async function queueCustomer(tx: SqlTx, job: CustomerJob): Promise<void> {
  await tx.$executeRaw`select graphile_worker.add_job(${FOLLOW_CUSTOMER}, ${JSON.stringify(job)}::json,
    job_key => ${`${FOLLOW_CUSTOMER} ${job.customerId}`})`;
}

export async function queueCharge(tx: SqlTx, job: ChargeJob): Promise<void> {
  await tx.$executeRaw`select graphile_worker.add_job(${FOLLOW_CHARGE}, ${JSON.stringify(job)}::json)`;
}

/** How often it is tried to end what somebody pays for: it is never given up, for they pay until it is done. The queue counts to 32767. */
const END_ATTEMPTS = 30_000;

/** Has whatever a customer pays for ended by a job: once, however often it is wanted before it has begun. */
export async function queueEnd(tx: SqlTx, job: EndJob): Promise<void> {
  const key = `${END_SUBSCRIPTIONS} ${job.all ? 'all ' : ''}${job.customerId}`;
  await tx.$executeRaw`select graphile_worker.add_job(${END_SUBSCRIPTIONS}, ${JSON.stringify(job)}::json,
    job_key => ${key}, max_attempts => ${END_ATTEMPTS}::int)`;
}

/**
 * Wants members' subscriptions ended at once: they count no more from now on, and jobs cancel them at Stripe. Their rows are locked by the
 * caller. Returns of how many members.
 */
export async function askToEnd(tx: SqlTx, memberIds: readonly string[], at: Date): Promise<number> {
  const rows = await tx.$queryRaw<{ customerId: string }[]>(sql`
    with ended as (
      update stripe_subscriptions set end_asked_at = ${at}
      where member_id = any(${memberIds}::uuid[]) and ended_at is null and end_asked_at is null returning member_id),
    gone as (delete from stripe_checkouts where member_id = any(${memberIds}::uuid[]) returning member_id)
    select c.customer_id as "customerId" from stripe_customers c
    where c.member_id in (select member_id from ended union select member_id from gone)`);
  for (const { customerId } of rows) await queueEnd(tx, { customerId, all: false });
  return rows.length;
}

/** The same for good, for somebody whose rows are about to go. */
export async function endForGood(tx: SqlTx, memberId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ customerId: string }[]>`
    select customer_id as "customerId" from stripe_customers where member_id = ${memberId}::uuid`;
  for (const { customerId } of rows) await queueEnd(tx, { customerId, all: true });
}

/** Customers of whom something was wanted ended before a moment, and is not: the job for it may have been lost. */
export const findEndless = (
  db: Db,
  { askedBefore, limit }: { askedBefore: Date; limit: number },
): Promise<{ customerId: string }[]> => db.$queryRaw`
  select c.customer_id as "customerId" from stripe_customers c
  where exists (select from stripe_subscriptions b
    where b.member_id = c.member_id and b.end_asked_at < ${askedBefore} and b.ended_at is null)
    and coalesce(c.read_at, c.created_at) < ${askedBefore}
  order by c.read_at nulls first limit ${limit}::int`;

/**
 * Customers that are to be asked about although Stripe has said nothing: whose paid time, or days of grace, ran out since we asked last,
 * who pay for a membership that they do not have, and whose Checkout was left open, each at most once since `readBefore`; and whoever pays,
 * at most once since `payersReadBefore`.
 */
export const findDueCustomers = (
  db: Db,
  {
    now,
    readBefore,
    payersReadBefore,
    begunBefore,
    limit,
  }: { now: Date; readBefore: Date; payersReadBefore: Date; begunBefore: Date; limit: number },
): Promise<{ customerId: string }[]> => db.$queryRaw`
  select c.customer_id as "customerId" from stripe_customers c
    left join memberships s on s.member_id = c.member_id
  where coalesce(c.read_at, c.created_at) < ${readBefore} and (
    exists (select from stripe_checkouts o where o.member_id = c.member_id and o.created_at < ${begunBefore})
    or (s.source = 'STRIPE' and s.state = 'ACTIVE' and s.until <= ${now})
    or (coalesce(c.read_at, c.created_at) < ${payersReadBefore} and exists (select from stripe_subscriptions b
      where b.member_id = c.member_id and b.status in ('trialing', 'active', 'past_due') and b.ended_at is null))
    or ((s.member_id is null or membership_state(s.*, ${now}) in ('GRACE', 'LAPSED'))
      and exists (select from stripe_subscriptions b
        where b.member_id = c.member_id and b.status in ('active', 'trialing') and b.ended_at is null and b.end_asked_at is null
          and not exists (select from stripe_reversals r
            where r.member_id = b.member_id and r.holds and r.invoice_id = b.invoice_id))))
  order by c.read_at nulls first limit ${limit}::int`;

/** What became of a member whom Stripe's subscriptions name, where their customer is nobody's here. */
export async function isHere(db: SqlTx, memberId: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    select 1 from members where id = ${memberId}::uuid and left_at is null`;
  return rows.length > 0;
}
