import type { Db, Tx } from '@/lib/platform/db';
import type { Told, Topic } from '../notices/schemas';
import type { MailTiming } from './schemas';

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

/** A notice that may be mailed, with whom it is for. */
export type Mailable = Told & {
  id: string;
  commentId: string | null;
  readAt: Date | null;
  memberId: string;
  email: string;
  displayName: string;
};

/** Claims a notice that is not mailed; null when it is, is gone, or somebody else has claimed it until later than `at`. */
export async function claimForMail(
  db: Db,
  noticeId: string,
  { at, until }: { at: Date; until: Date },
): Promise<Mailable | null> {
  const rows = await db.$queryRaw<Mailable[]>`
    update notices n set mail_claimed_until = ${until} from members m
    where m.id = n.member_id and n.id = ${noticeId}::uuid and n.mailed_at is null
      and (n.mail_claimed_until is null or n.mail_claimed_until <= ${at})
    returning n.id, n.kind, n.facts, n.comment_id as "commentId", n.read_at as "readAt",
      n.member_id as "memberId", m.email, m.display_name as "displayName"`;
  return rows[0] ?? null;
}

export const isUnsent = async (db: Db, id: string): Promise<boolean> =>
  (await db.notice.count({ where: { id, mailedAt: null } })) > 0;

/** Lets go of a notice, and notes when it was mailed, if it was. */
export async function endClaim(db: Db, id: string, mailedAt: Date | null): Promise<void> {
  await db.notice.updateMany({ where: { id, mailedAt: null }, data: { mailedAt, mailClaimedUntil: null } });
}
