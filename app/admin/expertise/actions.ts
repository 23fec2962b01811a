'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { statementInput } from '@/lib/members/expertise/schemas';
import { verifyExpertise } from '@/lib/members/expertise/verify-expertise';
import { withdrawExpertise } from '@/lib/members/expertise/withdraw-expertise';
import { markFounding } from '@/lib/members/mark-founding';
import { houseRuleKeys } from '@/lib/moderation/house-rules';
import { expertiseWithdrawalInput } from '@/lib/moderation/schemas';
import { AppError } from '@/lib/platform/errors';
import { defineAction } from '@/lib/web/http/define-action';

const yesOrNo = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Marks what a member says they know as verified, or takes that back, and goes back to where the moderator was. */
export const verify = defineAction({
  input: statementInput.extend({
    id: z.uuid(),
    memberId: z.uuid(),
    verified: yesOrNo,
    from: z.enum(['list', 'member']),
  }),
  run: async ({ input: { id, memberId, verified, from, ...expected }, viewer }): Promise<undefined> => {
    await orRefresh(verifyExpertise({ viewer: stillSignedIn(viewer), id, verified, expected }));
    const done = verified ? 'verified' : 'unverified';
    redirect(from === 'list' ? `/admin/expertise?done=${done}` : `/admin/members/${memberId}?done=${done}`);
  },
});

/** Takes what a member says they know from beside their name. */
export const withdraw = defineAction({
  // The rule is called what the form calls it, so that an error about it names it as the moderator sees it.
  input: statementInput.extend({
    id: z.uuid(),
    memberId: z.uuid(),
    houseRule: z.enum(houseRuleKeys),
    reason: expertiseWithdrawalInput.shape.reason,
  }),
  run: async ({ input: { id, memberId, houseRule, reason, ...expected }, viewer }): Promise<undefined> => {
    const moderator = stillSignedIn(viewer);
    await orRefresh(withdrawExpertise({ viewer: moderator, id, rule: houseRule, reason, expected }));
    redirect(`/admin/members/${memberId}?done=withdrawn`);
  },
});

/** It is another text by now, or gone: the page beneath the form shows what there is. */
async function orRefresh<Result>(act: Promise<Result>): Promise<Result> {
  return act.catch((error: unknown) => {
    if (error instanceof AppError && [404, 409].includes(error.status)) refresh();
    throw error;
  });
}

/** Says whether a member is one of the first. */
export const found = defineAction({
  input: z.strictObject({ memberId: z.uuid(), founding: yesOrNo }),
  run: async ({ input, viewer }): Promise<undefined> => {
    await markFounding({ viewer: stillSignedIn(viewer), ...input });
    redirect(`/admin/members/${input.memberId}?done=founding`);
  },
});
