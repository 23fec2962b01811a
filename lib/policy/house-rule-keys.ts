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
