import { Prisma } from '@/prisma/generated/client/client';
import type { Cursor } from '@/lib/platform/cursor';
import type { Db, Tx } from '@/lib/platform/db';
import type { OutsideArticle } from '../store';
import { spellingsOf } from '../rules';

/** The article that is read at an address, in whichever way that is written; of several, the newest. */
export async function findAt(db: Db, address: string): Promise<{ slug: string } | null> {
  const [row] = await db.$queryRaw<{ slug: string }[]>`
    select slug from articles where address = any(${[address, ...spellingsOf(address)]}::text[])
    order by published_at desc, id desc limit 1`;
  return row ?? null;
}

/** Whether the desk wants no discussion at an address (without what changes nothing about it). */
export async function isDismissed(db: Db, address: string): Promise<boolean> {
  return (await db.dismissedAddress.count({ where: { address } })) > 0;
}

export async function insertDismissed(
  tx: Tx,
  { address, articleId, at }: { address: string; articleId: string; at: Date },
): Promise<void> {
  await tx.$executeRaw`insert into dismissed_addresses (address, article_id, dismissed_at)
    values (${address}, ${articleId}::uuid, ${at}) on conflict do nothing`;
}

export type DismissedRow = { id: string; address: string; dismissedAt: Date };

/** Where the desk wants no discussion, the latest first; by the articles that were removed there. */
export const findDismissed = (
  db: Db,
  { after, limit }: { after?: Cursor; limit: number },
): Promise<DismissedRow[]> =>
  db.$queryRaw`select article_id as id, address, dismissed_at as "dismissedAt" from dismissed_addresses
    where ${after ? Prisma.sql`(dismissed_at, article_id) < (${after.at}, ${after.id}::uuid)` : Prisma.sql`true`}
    order by dismissed_at desc, article_id desc limit ${limit}`;

/** Lets go of one, and returns its address; null where it is none any more. Of two who do so at once, one does. */
export async function takeDismissed(tx: Tx, articleId: string): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ address: string }[]>`
    delete from dismissed_addresses where article_id = ${articleId}::uuid returning address`;
  return row?.address ?? null;
}

type Discovered = Omit<OutsideArticle, 'body' | 'address'> & { id: string; slug: string; address: string };

/** Inserts an article that made itself known. */
export async function insertDiscovered(tx: Tx, article: Discovered, at: Date): Promise<void> {
  await tx.article.create({
    data: { ...article, body: '', bodyHtml: '', wordCount: 0, updatedAt: at, discoveredAt: at },
    select: { id: true },
  });
}

export type DiscoveredArticle = {
  id: string;
  slug: string;
  address: string;
  lookedAt: Date | null;
};

/** An article that made itself known, locked: nobody begins to write under it meanwhile. */
export async function lockDiscovered(tx: Tx, id: string): Promise<DiscoveredArticle | null> {
  const [row] = await tx.$queryRaw<DiscoveredArticle[]>`
    select id, slug, address, looked_at as "lookedAt"
    from articles where id = ${id}::uuid and discovered_at is not null for update`;
  return row ?? null;
}

/** Whether somebody has written under an article, if only to themselves, or is given something to review there. */
export async function isInUse(tx: Tx, articleId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<[{ inUse: boolean }]>`
    select exists (select from comments where article_id = ${articleId}::uuid)
      or exists (select from drafts where article_id = ${articleId}::uuid)
      or exists (select from review_assignments where article_id = ${articleId}::uuid) as "inUse"`;
  return row.inUse;
}

export async function markLookedAt(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.article.updateMany({ where: { id, lookedAt: null }, data: { lookedAt: at } });
}
