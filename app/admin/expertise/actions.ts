'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { statementInput } from '@/lib/members/expertise/schemas';
import { verifyExpertise } from '@/lib/members/expertise/verify-expertise';
import { withdrawExpertise } from '@/lib/members/expertise/withdraw-expertise';
import { markFounding } from '@/lib/members/mark-founding';
import { houseRuleKeys } from '@/lib/moderation/house-rules';
import { expertiseWithdrawalInput } from '@/lib/moderation/schemas';
import { defineAction } from '@/lib/web/http/define-action';
import { orRefresh } from '../_parts/frame/or-refresh';

/** It is another text by now, or gone. */
const CHANGED = [404, 409];

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
    await orRefresh(verifyExpertise({ viewer: stillSignedIn(viewer), id, verified, expected }), CHANGED);
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
    await orRefresh(withdrawExpertise({ viewer: moderator, id, rule: houseRule, reason, expected }), CHANGED);
    redirect(`/admin/members/${memberId}?done=withdrawn`);
  },
});

/** Says whether a member is one of the first. */
export const found = defineAction({
  input: z.strictObject({ memberId: z.uuid(), founding: yesOrNo }),
  run: async ({ input, viewer }): Promise<undefined> => {
    await markFounding({ viewer: stillSignedIn(viewer), ...input });
    redirect(`/admin/members/${input.memberId}?done=founding`);
  },
});
