import words from '@/lib/language/messages/en/rules.json';

/** A rule of the comments policy. `key` is what a decision names and an address points at: it never changes. */
export type HouseRule = { key: string; title: string; text: string };

/** What comments are judged by, in the order of the policy page. */
export const houseRuleKeys = [
  'civility',
  'personal-attacks',
  'hate',
  'misinformation',
  'external-links',
  'off-topic',
  'privacy',
  'unlawful',
] as const;
export type HouseRuleKey = (typeof houseRuleKeys)[number];

/** The rules in English, as programs and the record are told them. For people: `house-rules-in-words.ts`. */
export const houseRules = houseRuleKeys.map((key) => ({ key, ...words[key] }));

/** The rule with this key in English, as long as there is one. */
export const houseRule = (key: string): HouseRule | undefined => houseRules.find((rule) => rule.key === key);
