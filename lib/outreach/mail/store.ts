import { Prisma } from '@/prisma/generated/client/client';
import type { Db, Tx } from '@/lib/platform/db';
import { asNotices, NOTICE_COLUMNS, NOTICE_SOURCES, type NoticeRow } from '../notices/inbox/store';
import { notices } from '../notices/notices';
import { noticeKinds, type Topic } from '../notices/schemas';
import { mailTiming } from './rules';
import type { Subscription } from './unsubscribe-token';
import { SEND_DIGEST, type DigestTiming, type MailTiming } from './schemas';

export type Choices = Partial<Record<Topic, MailTiming>>;

/** What a member chose, where they did. */
export async function findChoices(db: Db, memberId: string): Promise<Choices> {
  const rows = await db.noticePreference.findMany({
    where: { memberId },
    select: { topic: true, mail: true },
  });
  return Object.fromEntries(rows.map(({ topic, mail }) => [topic, mail]));
}

/** Keeps what a member chose; nothing when there is no such member any more. */
export async function upsertChoices(tx: Tx, memberId: string, choices: Choices): Promise<void> {
  await tx.$executeRaw`insert into notice_preferences (member_id, topic, mail)
    select m.id, c.key, c.value::"MailTiming" from members m, jsonb_each_text(${JSON.stringify(choices)}::jsonb) as c
    where m.id = ${memberId}::uuid
    on conflict (member_id, topic) do update set mail = excluded.mail`;
}

/** How often links of letters have ended this subscription. */
export async function countEndings(db: Db, { memberId, to: subscription }: Subscription): Promise<number> {
  const where = { memberId_subscription: { memberId, subscription } };
  return (await db.mailEnding.findUnique({ where, select: { times: true } }))?.times ?? 0;
}

/** Notes that a link has ended this subscription; nothing when there is no such member any more. */
export async function noteEnding(tx: Tx, { memberId, to }: Subscription): Promise<void> {
  await tx.$executeRaw`insert into mail_endings as e (member_id, subscription, times)
    select id, ${to}, 1 from members where id = ${memberId}::uuid
    on conflict (member_id, subscription) do update set times = e.times + 1`;
}

// ── One notice ─────────────────────────────────────────────────────────────────────────────────

/** Whom a letter is for. */
export type Addressee = { memberId: string; email: string; displayName: string; language: string | null };

/** A notice that may be mailed, with whom it is for. */
export type Mailable = NoticeRow & Addressee;

const ADDRESSEE = Prisma.sql`m.id as "memberId", m.email, m.display_name as "displayName", m.language`;

/** Claims a notice that is not mailed; null when it is, is gone, or somebody else has claimed it until later than `at`. */
export async function claimForMail(
  db: Db,
  noticeId: string,
  { at, until }: { at: Date; until: Date },
): Promise<Mailable | null> {
  const rows = await db.$queryRaw<Parameters<typeof asNotices>[0]>`
    with n as (
      update notices set mail_claimed_until = ${until}
      where id = ${noticeId}::uuid and mailed_at is null and (mail_claimed_until is null or mail_claimed_until <= ${at})
      returning *)
    select ${NOTICE_COLUMNS}, ${ADDRESSEE} from n join members m on m.id = n.member_id ${NOTICE_SOURCES}`;
  return (asNotices(rows) as Mailable[])[0] ?? null;
}

export const isUnsent = async (db: Db, id: string): Promise<boolean> =>
  (await db.notice.count({ where: { id, mailedAt: null } })) > 0;

/** Lets go of a notice, and notes when it was mailed, if it was. */
export async function endClaim(db: Db, id: string, mailedAt: Date | null): Promise<void> {
  await db.notice.updateMany({ where: { id, mailedAt: null }, data: { mailedAt, mailClaimedUntil: null } });
}

// ── Digests ────────────────────────────────────────────────────────────────────────────────────

/** A digest: which, and the moments between which everything belongs to it. */
export type Digest = { timing: DigestTiming; from: Date; due: Date };

/** Each kind with its topic, and when that is mailed by default, as rows. What is always mailed is in no digest, nor is what never is. */
const KINDS = JSON.stringify(
  noticeKinds
    .filter((kind) => !('neverMailed' in notices[kind]))
    .map((kind) => ({
      kind,
      topic: notices[kind].topic,
      timing: mailTiming(notices[kind].topic, undefined),
    })),
);

/** Where a notice `n` that was neither seen nor mailed belongs to a digest, by what its member chose. */
const belongingTo = ({ timing, from, due }: Digest) => Prisma.sql`
  n.read_at is null and n.mailed_at is null and n.created_at >= ${from} and n.created_at < ${due}
  and exists (select 1 from jsonb_to_recordset(${KINDS}::jsonb) as k(kind text, topic text, timing text)
    left join notice_preferences p on p.member_id = n.member_id and p.topic = k.topic
    where k.kind = n.kind and coalesce(p.mail::text, k.timing) = ${timing})`;

/**
 * Adds a job for each of the next members, by the order of their ids, to whom a digest is due. Returns the last of them; null when
 * there are no more. A job that is there already stays one.
 */
export async function queueDigests(
  db: Db,
  digest: Digest,
  { after, limit, attempts }: { after: string | null; limit: number; attempts: number },
): Promise<string | null> {
  const { timing, due } = digest;
  const rows = await db.$queryRaw<{ memberId: string }[]>`
    with members_due as (
      select distinct n.member_id from notices n
      where (${after}::uuid is null or n.member_id > ${after}::uuid) and ${belongingTo(digest)}
        and exists (select 1 from members m where m.id = n.member_id and m.verified_at is not null)
        and not exists (select 1 from mail_digests d
          where d.member_id = n.member_id and d.timing = ${timing}::"MailTiming" and d.sent_at >= ${due})
      order by n.member_id limit ${limit})
    select member_id as "memberId" from members_due, graphile_worker.add_job(${SEND_DIGEST},
      json_build_object('memberId', member_id, 'timing', ${timing}::text, 'due', ${due.toISOString()}::text),
      job_key => 'digest:' || ${timing} || ':' || member_id, job_key_mode => 'preserve_run_at',
      max_attempts => ${attempts}::int)
    order by 1`;
  return rows.at(-1)?.memberId ?? null;
}

/** Claims a member's digest that was not sent; null when it was, there is no such member, or somebody else has claimed it. */
export async function claimDigest(
  db: Db,
  { memberId, timing, due }: Pick<Digest, 'timing' | 'due'> & { memberId: string },
  { at, until }: { at: Date; until: Date },
): Promise<Addressee | null> {
  const rows = await db.$queryRaw<Addressee[]>`
    with claimed as (
      insert into mail_digests as d (member_id, timing, claimed_until)
      select id, ${timing}::"MailTiming", ${until} from members where id = ${memberId}::uuid
      on conflict (member_id, timing) do update set claimed_until = excluded.claimed_until
        where (d.claimed_until is null or d.claimed_until <= ${at}) and (d.sent_at is null or d.sent_at < ${due})
      returning d.member_id)
    select ${ADDRESSEE} from claimed c join members m on m.id = c.member_id`;
  return rows[0] ?? null;
}

export async function isDigestUnsent(
  db: Db,
  { memberId, timing, due }: Pick<Digest, 'timing' | 'due'> & { memberId: string },
): Promise<boolean> {
  const unsent = { memberId, timing, OR: [{ sentAt: null }, { sentAt: { lt: due } }] };
  return (await db.mailDigest.count({ where: unsent })) > 0;
}

/** What a digest has to tell a member, newest first, without what somebody is mailing at this moment. */
export async function findForDigest(
  db: Db,
  memberId: string,
  digest: Digest,
  { at, limit }: { at: Date; limit: number },
): Promise<NoticeRow[]> {
  const rows = await db.$queryRaw<Parameters<typeof asNotices>[0]>`
    select ${NOTICE_COLUMNS} from (select * from notices n where n.member_id = ${memberId}::uuid and ${belongingTo(digest)}
      and (n.mail_claimed_until is null or n.mail_claimed_until <= ${at})
      order by n.created_at desc, n.id desc limit ${limit}) n ${NOTICE_SOURCES}
    order by n.created_at desc, n.id desc`;
  return asNotices(rows) as NoticeRow[];
}

/** Lets go of a digest; where it was sent, notes that, and that what was in it was mailed. */
export async function endDigest(
  tx: Tx,
  { memberId, timing }: { memberId: string; timing: DigestTiming },
  sent: { at: Date; noticeIds: string[] } | null,
): Promise<void> {
  if (sent) {
    const { at: mailedAt, noticeIds } = sent;
    await tx.notice.updateMany({
      where: { memberId, id: { in: noticeIds }, mailedAt: null },
      data: { mailedAt },
    });
  }
  await tx.mailDigest.updateMany({
    where: { memberId, timing },
    data: { claimedUntil: null, ...(sent && { sentAt: sent.at }) },
  });
}
