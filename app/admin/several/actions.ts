'use server';

import { refresh } from 'next/cache';
import { getLocale } from 'next-intl/server';
import { z } from 'zod';
import { stillSignedIn } from '@/app/_frame/form-of-signed-out';
import { locales } from '@/lib/language/locales';
import type { HouseRuleKey } from '@/lib/moderation/house-rules';
import { fillIn, readyReasonsFor } from '@/lib/moderation/ready-reasons';
import type { CommentItem } from '@/lib/moderation/schemas';
import { decideSeveral } from '@/lib/moderation/several/decide-several';
import { choicesField, severalAction } from '@/lib/moderation/several/schemas';
import { takeBackSeveral } from '@/lib/moderation/several/take-back-several';
import { flaw } from '@/lib/platform/flaws';
import { currentPolicy } from '@/lib/policy/current-policy';
import { defineAction } from '@/lib/web/http/define-action';
import { checkReasoned, reasonFields } from '../_parts/decision/reason-fields';

/** What each author is told: the reason as it was written; or, where it is one that stands ready, that one in the language of their comment. */
async function wordsFor(rule: HouseRuleKey, reason: string): Promise<(item: CommentItem) => string> {
  const [{ moderation }, spoken] = await Promise.all([currentPolicy(), getLocale()]);
  const readyIn = (language: string) =>
    readyReasonsFor({ language }, { otherwise: spoken, own: moderation.readyReasons });
  const isReady = !reason || locales.some((locale) => readyIn(locale).reasons[rule] === reason);
  return ({ article, language }) => {
    const ready = readyIn(language);
    return isReady
      ? fillIn(ready.reasons[rule], { passage: '', article: article.title, language: ready.language })
      : fillIn(reason, { passage: '', article: article.title, language: spoken });
  };
}

/** Decides about several comments; the page then says how each stands. */
export const decideTogether = defineAction({
  input: z
    .strictObject({ action: severalAction, comments: choicesField, ...reasonFields })
    .superRefine(checkReasoned)
    .superRefine(({ comments }, ctx) => {
      if (comments.length === 0) ctx.addIssue({ code: 'custom', path: ['comments'], ...flaw('chosen') });
    }),
  run: async ({
    input: { action, comments: choices, houseRule: rule, reason },
    viewer,
  }): Promise<undefined> => {
    const moderator = stillSignedIn(viewer);
    const note = rule && (await wordsFor(rule, reason));
    await decideSeveral({ viewer: moderator, choices, action, rule, note, hold: true });
    refresh();
  },
});

/**
 * Takes back what was decided about several comments, as far as it is held still; the page then says how each stands, and of how many it was too
 * late. The rule and the reason come along, to stand in the form again.
 */
export const takeBackTogether = defineAction({
  input: z.strictObject({
    comments: choicesField,
    houseRule: reasonFields.houseRule,
    reason: reasonFields.reason,
  }),
  run: async ({ input: { comments: choices }, viewer }): Promise<{ late: number; count: number }> => {
    const takenBack = await takeBackSeveral({ viewer: stillSignedIn(viewer), choices });
    refresh();
    return { late: choices.length - takenBack, count: choices.length };
  },
});
