import { createHash, randomBytes } from 'node:crypto';
import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { countAgainst } from '@/lib/platform/rate-limits';
import { DAY_MS } from '@/lib/platform/durations';
import { insertHeldDraft, findDraft, takeHeldDraft, upsertDraft, pruneHeldDrafts } from './store';
import { joinTexts } from './join-texts';
import { placeDraft } from './save-draft';

const PER_ADDRESS = { name: 'hold-draft', points: 20, seconds: 3600 };

/**
 * Keeps a text that someone sent whose session had ended, until they are signed in again. Returns the token that claims it,
 * which belongs in a cookie of theirs.
 * @throws 404, 422 when it is too long to be kept, 429
 */
export async function holdDraft({
  articleSlug,
  parentId,
  body,
  basedOn = null,
  address,
  context = systemContext,
}: {
  articleSlug: string;
  parentId?: string | null;
  body: string;
  /** When the draft was kept that it goes on from; null where that is not known. */
  basedOn?: Date | null;
  /** The client's network address. */
  address: string;
  context?: Context;
}): Promise<{ claimToken: string }> {
  await countAgainst(PER_ADDRESS, address);
  const draft = await placeDraft({ articleSlug, parentId, body });
  const claimToken = randomBytes(32).toString('base64url');
  await insertHeldDraft(database(), claimHashOf(claimToken), { ...draft, basedOn }, context.now());
  return { claimToken };
}

/** Only the hash is stored: whoever reads the database cannot claim anything. */
export const claimHashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Gives a held text to the member who has signed in, as they sent it. Below a different one that they had there, so that neither is
 * lost: unless it goes on from that one.
 * Claiming it twice, or with a wrong token, does nothing.
 */
export async function claimDraft({
  memberId,
  claimToken,
  context = systemContext,
}: {
  memberId: string;
  claimToken: string;
  context?: Context;
}): Promise<void> {
  await transaction(async (tx) => {
    const held = await takeHeldDraft(tx, claimHashOf(claimToken));
    if (!held) return;
    const own = await findDraft(tx, memberId, held.target);
    const goesOn = own?.savedAt.getTime() === held.basedOn?.getTime();
    const body = own && !goesOn ? joinTexts(own.body, held.body) : held.body;
    await upsertDraft(tx, memberId, { ...held, body }, context.now());
  });
}

const KEPT_MS = DAY_MS;

/** Forgets texts that nobody has claimed within a day. Returns how many. */
export async function forgetHeldDrafts({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const { count } = await pruneHeldDrafts(database(), new Date(context.now().getTime() - KEPT_MS));
  return count;
}
