import { Prisma } from '@/prisma/generated/client/client';
import type { Db, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';

/** A text as it was typed and sent, and when the draft was kept that it goes on from; null where that is not known. */
export type SentText = { typed: string; basedOn: Date | null };

/**
 * The draft that has been sent: the one that the text goes on from, or one that is the text's beginning. What another device
 * has typed meanwhile is neither, and stays. A browser sends its line ends as \r\n.
 */
export const isSent = ({ typed, basedOn }: SentText) => {
  const sent = typed.replaceAll('\0', '').replaceAll('\r', '');
  const kept = Prisma.sql`rtrim(replace(body, chr(13), ''), ' ' || chr(9) || chr(10))`;
  return Prisma.sql`(updated_at = ${basedOn}::timestamptz or starts_with(${sent}, ${kept}))`;
};

/**
 * A text, and where it belongs. `target` is what it answers, a comment or the article; of the new text of a comment, that
 * comment's first revision.
 */
export type DraftText = { articleId: string; target: string; body: string };

/** A text that waits for its writer to sign in again, and when the draft was kept that it goes on from. */
export type HeldDraft = DraftText & { basedOn: Date | null };

/** A text as it is kept, and when it was: what a device names that goes on from there. */
export type KeptDraft = { body: string; savedAt: Date };

/** Drafts that are kept for a member: more than anybody has under way. */
const DRAFTS_KEPT = 100;

/** Forgets the oldest drafts of a member beyond those that are kept, to make room for one at `target`. */
const makingRoom = (memberId: string, target: string) => Prisma.sql`room as (delete from drafts where id in (
    select id from drafts where member_id = ${memberId}::uuid and target <> ${target}::uuid
    order by updated_at desc, id offset ${DRAFTS_KEPT - 1}::int))`;

/** Keeps a text whatever there is in its place. */
export const upsertDraft = (
  db: Db,
  memberId: string,
  { articleId, target, body }: DraftText,
  at: Date,
): Promise<number> =>
  db.$executeRaw`with ${makingRoom(memberId, target)}
    insert into drafts (id, member_id, article_id, target, body, updated_at)
    values (${newId()}::uuid, ${memberId}::uuid, ${articleId}::uuid, ${target}::uuid, ${body}, ${at})
    on conflict (member_id, target) do update set body = excluded.body, updated_at = excluded.updated_at`;

/**
 * Keeps a text that goes on from the one kept at `basedOn`, null where there was none. Null when another was kept since: unless
 * this one begins with it, or is it. The answer is when it was kept.
 */
export async function upsertDraftFrom(
  db: Db,
  memberId: string,
  { articleId, target, body }: DraftText,
  { at, basedOn }: { at: Date; basedOn: Date | null },
): Promise<Date | null> {
  const rows = await db.$queryRaw<{ savedAt: Date }[]>`with ${makingRoom(memberId, target)}
    insert into drafts (id, member_id, article_id, target, body, updated_at)
    values (${newId()}::uuid, ${memberId}::uuid, ${articleId}::uuid, ${target}::uuid, ${body}, ${at})
    on conflict (member_id, target) do update set body = excluded.body,
      updated_at = greatest(excluded.updated_at, drafts.updated_at + interval '1 millisecond')
    where drafts.updated_at = ${basedOn} or starts_with(excluded.body, drafts.body)
    returning updated_at as "savedAt"`;
  return rows[0]?.savedAt ?? null;
}

export async function findDraft(db: Db, memberId: string, target: string): Promise<KeptDraft | null> {
  const row = await db.draft.findUnique({
    where: { memberId_target: { memberId, target } },
    select: { body: true, updatedAt: true },
  });
  return row && { body: row.body, savedAt: row.updatedAt };
}

/** Where the draft of a new text of one's own comment belongs; null when it is somebody else's. */
export async function findEditTarget(
  db: Db,
  authorId: string,
  commentId: string,
): Promise<{ articleId: string; target: string } | null> {
  const rows = await db.$queryRaw<{ articleId: string; target: string }[]>`
    select c.article_id as "articleId", r.id as target from comments c
    join comment_revisions r on r.comment_id = c.id and r.number = 1
    where c.id = ${commentId}::uuid and c.author_id = ${authorId}::uuid`;
  return rows[0] ?? null;
}

/** The article under which a member kept a text last, and the comment that it answers; null where it answers the article. */
export async function findNewestDraft(
  db: Db,
  memberId: string,
): Promise<{ slug: string; title: string; answers: string | null } | null> {
  const [row] = await db.$queryRaw<{ slug: string; title: string; answers: string | null }[]>`
    select a.slug, a.headline as title, c.id as answers from drafts d join articles a on a.id = d.article_id
    left join comments c on c.id = d.target
    where d.member_id = ${memberId}::uuid and (d.target = a.id or c.id is not null)
    order by d.updated_at desc, d.id limit 1`;
  return row ?? null;
}

/** Forgets a draft; where a moment is given, only the one that was kept then. Returns how many. */
export const deleteDraft = (db: Db, memberId: string, target: string, savedAt?: Date) =>
  db.draft.deleteMany({ where: { memberId, target, ...(savedAt && { updatedAt: savedAt }) } });

/** Forgets the draft that has been sent, and no other that is in its place by now. */
export const deleteSentDraft = (db: Db, memberId: string, target: string, sent: SentText): Promise<number> =>
  db.$executeRaw`delete from drafts where member_id = ${memberId}::uuid and target = ${target}::uuid and ${isSent(sent)}`;

/** Whether a comment was ever up under an article, so that somebody may be answering it. */
export const wasPublished = async (db: Db, id: string, articleId: string): Promise<boolean> =>
  (await db.comment.count({ where: { id, articleId, publishedRevision: { not: null } } })) > 0;

export async function insertHeldDraft(
  db: Db,
  claimHash: string,
  { articleId, target, body, basedOn }: HeldDraft,
  at: Date,
) {
  await db.draft.create({
    data: { id: newId(), claimHash, articleId, target, body, basedOn, updatedAt: at },
    select: { id: true },
  });
}

/** Takes an unclaimed draft out; null when it was claimed before, or forgotten. */
export async function takeHeldDraft(tx: Tx, claimHash: string): Promise<HeldDraft | null> {
  const rows = await tx.$queryRaw<HeldDraft[]>`delete from drafts
    where claim_hash = ${claimHash} returning article_id as "articleId", target, body, based_on as "basedOn"`;
  return rows[0] ?? null;
}

export const pruneHeldDrafts = (db: Db, before: Date) =>
  db.draft.deleteMany({ where: { memberId: null, updatedAt: { lt: before } } });
