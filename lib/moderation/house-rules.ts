import words from '@/lib/language/messages/en/rules.json';
import { houseRuleKeys, type HouseRuleKey } from '@/lib/policy/house-rule-keys';

/** A rule of the comments policy. `key` is what a decision names and an address points at: it never changes. */
export type HouseRule = { key: string; title: string; text: string };

export { houseRuleKeys, type HouseRuleKey };

/** The rules in English, as programs and the record are told them. For people: `house-rules-in-words.ts`. */
export const houseRules = houseRuleKeys.map((key) => ({ key, ...words[key] }));

/** The rule with this key in English, as long as there is one. */
export const houseRule = (key: string): HouseRule | undefined => houseRules.find((rule) => rule.key === key);
