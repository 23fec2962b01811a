import type { Locale } from '@/lib/language/locales';
import { translator } from '@/lib/language/translator';
import { houseRuleKeys, type HouseRule, type HouseRuleKey } from './house-rules';

/** The rules in a reader's language, in the order of the policy page. */
export function houseRulesIn(locale: Locale): (HouseRule & { key: HouseRuleKey })[] {
  const t = translator(locale, 'rules');
  return houseRuleKeys.map((key) => ({ key, title: t(`${key}.title`), text: t(`${key}.text`) }));
}

/** The rule with this key in a reader's language, as long as there is one. */
export const houseRuleIn = (locale: Locale, key: string): HouseRule | undefined =>
  houseRulesIn(locale).find((rule) => rule.key === key);
