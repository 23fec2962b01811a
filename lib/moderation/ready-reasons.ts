import { asLocale, locales, type Locale } from '@/lib/language/locales';
import { translator } from '@/lib/language/translator';
import { houseRuleKeys, type HouseRuleKey } from './house-rules';
import type { QueueItem } from './schemas';

/** What stands ready to be said to an author whose text breaks a rule, for each rule. A moderator may change it. */
export type ReadyReasons = { language: Locale; reasons: Record<HouseRuleKey, string> };

/** They are in the language of the text as far as we speak it, for they are said to who wrote that. */
export function readyReasonsFor({ language }: Pick<QueueItem, 'language'>, otherwise: Locale): ReadyReasons {
  const spoken = asLocale(language) ?? otherwise;
  return { language: spoken, reasons: reasonsIn(spoken) };
}

function reasonsIn(language: Locale): Record<HouseRuleKey, string> {
  const t = translator(language, 'cases.ready');
  return Object.fromEntries(houseRuleKeys.map((key) => [key, t(key)])) as Record<HouseRuleKey, string>;
}

/** The rule that most of its reviewers say a comment breaks; none where they do not agree on one, or do not object. */
export function ruleSuggestedBy({
  notCivil,
  misinformation,
}: QueueItem['verdicts']): HouseRuleKey | undefined {
  if (notCivil === misinformation) return undefined;
  return notCivil > misinformation ? 'civility' : 'misinformation';
}

/**
 * The reason to give where a form came without script: what was written; or the ready one of the rule, where nothing was, or where that of
 * another rule was left as it stood.
 */
export function reasonOrReady(
  reason: string,
  { rule, language }: { rule: HouseRuleKey; language: Locale },
): string {
  const isReady = locales.some((one) => Object.values(reasonsIn(one)).includes(reason));
  return reason && !isReady ? reason : reasonsIn(language)[rule];
}
