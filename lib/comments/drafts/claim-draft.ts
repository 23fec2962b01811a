import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { normaliseText } from '@/lib/platform/text/normalise';
import { findDraft, takeHeldDraft, upsertDraft } from '../store';
import { claimHashOf } from './hold-draft';
import { DRAFT_MAX } from './place-draft';

/**
 * Gives a held text to the member who has signed in; below a different one that they had there, so that neither is lost.
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
    const own = (await findDraft(tx, memberId, held.target))?.body ?? '';
    await upsertDraft(tx, memberId, { ...held, body: joined(own, held.body) }, context.now());
  });
}

/**
 * Both texts; the longer one alone where it goes on from, or ends with, the other. Where they are too long together, the new one is
 * kept whole.
 */
function joined(own: string, held: string): string {
  const [a, b] = [normaliseText(own), normaliseText(held)];
  if (b.startsWith(a)) return held;
  if (a.startsWith(b) || a.endsWith(b)) return own;
  const room = DRAFT_MAX - [...held].length - 2;
  return room > 0 ? `${[...own.trimEnd()].slice(0, room).join('')}\n\n${held}` : held;
}
