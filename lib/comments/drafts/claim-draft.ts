import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { takeHeldDraft, upsertDraft } from '../store';
import { claimHashOf } from './hold-draft';

/** Gives a held text to the member who has signed in. Claiming it twice, or with a wrong token, does nothing. */
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
    if (held) await upsertDraft(tx, memberId, held, context.now());
  });
}
