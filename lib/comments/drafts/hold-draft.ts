import { createHash, randomBytes } from 'node:crypto';
import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { countAgainst } from '@/lib/platform/rate-limits';
import { insertHeldDraft } from '../store';
import { placeDraft } from './place-draft';

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
  address,
  context = systemContext,
}: {
  articleSlug: string;
  parentId?: string | null;
  body: string;
  /** The client's network address. */
  address: string;
  context?: Context;
}): Promise<{ claimToken: string }> {
  await countAgainst(PER_ADDRESS, address);
  const draft = await placeDraft({ articleSlug, parentId, body });
  const claimToken = randomBytes(32).toString('base64url');
  await insertHeldDraft(database(), claimHashOf(claimToken), draft, context.now());
  return { claimToken };
}

/** Only the hash is stored: whoever reads the database cannot claim anything. */
export const claimHashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
