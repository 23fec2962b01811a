import { z } from 'zod';
import { locales } from '@/lib/language/locales';
import { houseRuleKeys } from '@/lib/moderation/house-rules';
import { needsReason, REASON_MAX, type Action } from '@/lib/moderation/schemas';
import { flaw } from '@/lib/platform/flaws';
import { trimmedText } from '@/lib/platform/text/typed-text';
import { unchosen } from '../queue/place';

/**
 * The rule and the reason of a decision, as its form sends them. They are called what the form calls them, so that an error about one names it as
 * the moderator sees it.
 */
export const reasonFields = {
  houseRule: z.preprocess(unchosen, z.enum(houseRuleKeys).optional()),
  reason: trimmedText(REASON_MAX).default(''),
  /** Of the reason that stands ready, for whoever wrote none. */
  language: z.enum(locales).optional(),
};

type Reasoned = { action: Action; houseRule?: string; reason: string; language?: string };

/** What is against somebody has a rule, and a reason or the language of one that stands ready. */
export function checkReasoned(
  { action, houseRule, reason, language }: Reasoned,
  ctx: z.core.$RefinementCtx<Reasoned>,
): void {
  if (!needsReason(action)) return;
  if (!houseRule) ctx.addIssue({ code: 'custom', path: ['houseRule'], ...flaw('chosen') });
  if (!reason && !language) ctx.addIssue({ code: 'custom', path: ['reason'], ...flaw('missing') });
}
