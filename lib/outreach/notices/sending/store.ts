import { Prisma } from '@/prisma/generated/client/client';
import type { SqlTx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { SEND_MAIL, type MailTiming } from '../../mail/schemas';
import type { NoticeKind, Topic } from '../schemas';

/**
 * How often mail is tried: the wait grows from seconds to six hours, so that these are about two and a half days. By then the
 * notice itself has long been in the page.
 */
const ATTEMPTS = 20;

/** What is the same of all notices that are sent together. */
export type Sent = {
  kind: NoticeKind;
  /** Null where the clock alone brought it about: each notice then has a key. */
  eventId: bigint | null;
  at: Date;
  mail: {
    topic: Topic;
    /** Nobody can choose otherwise. */
    always: boolean;
    /** For whoever has not chosen. */
    timing: MailTiming;
  };
};

export type NewNotice = {
  memberId: string;
  /** The comment that it is about. */
  commentId: string | null;
  /** What it is sent once by, where several events can bring it about. */
  onceKey: string | null;
  facts: object;
};

/**
 * Inserts notices, and a job that mails it for each that its member wants mailed at once, in one statement: neither is there
 * without the other. What was sent before is not sent again, whoever brings the event, and however often.
 * @param seen their members have seen already what they say: they are there to be looked up
 */
export async function insertNotices(
  db: SqlTx,
  { kind, eventId, at, mail, seen }: Sent & { seen: boolean },
  notices: NewNotice[],
): Promise<void> {
  await db.$queryRaw`
    with sent as (
      insert into notices (id, member_id, kind, event_id, comment_id, once_key, facts, created_at, read_at)
      select n.id, m.id, ${kind}, ${eventId}::bigint, n."commentId", n."onceKey", n.facts, ${at},
        case when ${seen} then ${at}::timestamptz end
      from ${asRows(notices)} join members m on m.id = n."memberId"
      on conflict do nothing returning id, member_id, read_at is null as fresh)
    ${mailWhatWasSent(mail)}`;
}

/**
 * Sends notices that count what is new in something that a member follows. Of one thing there is one notice that they have not
 * seen: it is counted up, comes to the top again, and is not mailed again. Whoever was notified of the comment before, by this or
 * as an answer or mention, is not notified again.
 */
export async function countUpNotices(
  db: SqlTx,
  { kind, eventId, at, mail }: Sent,
  notices: NewNotice[],
): Promise<void> {
  await db.$queryRaw`
    with sent as (
      insert into notices as n (id, member_id, kind, event_id, comment_id, once_key, facts, created_at)
      select n.id, m.id, ${kind}, ${eventId}::bigint, n."commentId", n."onceKey", n.facts, ${at}
      from ${asRows(notices)} join members m on m.id = n."memberId"
      where not exists (select 1 from notices o where o.member_id = m.id
        and o.created_at > ${at}::timestamptz - ${EVENTS_REMEMBERED}::interval
        and ((o.kind in ('comment.reply', 'comment.mention') and o.comment_id = n."commentId")
          or (o.kind = ${kind} and o.facts -> 'comments' ? n."commentId"::text)))
      on conflict (member_id, kind, once_key) do update set event_id = excluded.event_id, comment_id = excluded.comment_id,
        created_at = greatest(n.created_at, excluded.created_at),
        facts = case when jsonb_array_length(n.facts -> 'comments') < ${MOST_COUNTED} then
          jsonb_set(n.facts, '{comments}', n.facts -> 'comments' || (excluded.facts -> 'comments')) else n.facts end
        where not (n.facts -> 'comments' ? excluded.comment_id::text)
      returning id, member_id, xmax = 0 as fresh)
    ${mailWhatWasSent(mail)}`;
}

/** Where counting up stops: nobody reads a greater number. */
const MOST_COUNTED = 100;
/** Longer than an event is kept, and may so be brought again. */
const EVENTS_REMEMBERED = '8 days';

const asRows = (notices: NewNotice[]) => {
  const rows = JSON.stringify(notices.map((notice) => ({ id: newId(), ...notice })));
  return Prisma.sql`jsonb_to_recordset(${rows}::jsonb)
    as n(id uuid, "memberId" uuid, "commentId" uuid, "onceKey" text, facts jsonb)`;
};

/**
 * The end of a statement that has inserted notices as `sent`: a job for each that is to be mailed at once. Nothing is mailed to an address
 * that nobody has shown to be theirs.
 */
const mailWhatWasSent = ({ topic, always, timing }: Sent['mail']) => Prisma.sql`, at_once as (
    select sent.id from sent
      join members m on m.id = sent.member_id and m.verified_at is not null
      left join notice_preferences p on p.member_id = sent.member_id and p.topic = ${topic} and not ${always}
    where sent.fresh and coalesce(p.mail::text, ${timing}) = 'AT_ONCE')
  select 1 from at_once, graphile_worker.add_job(${SEND_MAIL}, json_build_object('noticeId', at_once.id),
    job_key => 'mail:' || at_once.id, max_attempts => ${ATTEMPTS}::int)`;

/** What there is nothing to do about any more is taken for seen: so it is not counted, and not mailed. */
export async function settleNotices(db: SqlTx, kind: NoticeKind, about: Settled[], at: Date): Promise<void> {
  await db.$executeRaw`update notices n set read_at = ${at}
    from jsonb_to_recordset(${JSON.stringify(about)}::jsonb) as s("commentId" uuid, "onceKey" text)
      join comments c on c.id = s."commentId"
    where n.member_id = c.author_id and n.comment_id = c.id and n.kind = ${kind}
      and n.read_at is null and n.once_key is distinct from s."onceKey"`;
}

export type Settled = {
  commentId: string | null;
  /** The key of the one that is still to be seen. */
  onceKey: string | null;
};
