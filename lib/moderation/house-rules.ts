/** A rule of the comments policy. `key` is what a decision names and an address points at: it never changes. */
export type HouseRule = { key: string; title: string; text: string };

/** What comments are judged by, in the order of the policy page. */
export const houseRules = [
  {
    key: 'civility',
    title: 'Be civil',
    text: 'Disagree as hard as you like with what was said. Do not insult, mock or threaten whoever said it, and do not swear at anyone.',
  },
  {
    key: 'personal-attacks',
    title: 'Leave the person out of it',
    text: 'Criticise arguments, decisions and the conduct of people in public office. Do not attack anyone’s character, looks, motives or intelligence, whether they wrote the article, answered you or are in the news.',
  },
  {
    key: 'hate',
    title: 'No hate',
    text: 'Nothing that demeans people, or wishes them harm, for their race, origin, language, religion, sex, gender, sexual orientation, age, disability or illness. Quoting it to criticise it is allowed where the criticism is plain.',
  },
  {
    key: 'misinformation',
    title: 'Say what is so, and how you know',
    text: 'Claims of fact need something to stand on: what you have seen yourself, or a source that you name. Claims that are known to be false, and conspiracy theories, are not posted. An opinion is not misinformation for being unpopular.',
  },
  {
    key: 'external-links',
    title: 'No links, no advertising',
    text: 'Name your source so that others can find it, instead of linking to it. Do not promote goods, services, parties, petitions or your own publications.',
  },
  {
    key: 'off-topic',
    title: 'Keep to the subject',
    text: 'A comment is about the article or the comment that it answers. Copies of the same text, chain letters and strings of capitals or symbols are spam.',
  },
  {
    key: 'privacy',
    title: 'Respect privacy',
    text: 'No addresses, telephone numbers, account numbers or other private details of anyone, yourself included. Do not reveal who a person is who writes under another name.',
  },
  {
    key: 'unlawful',
    title: 'Nothing unlawful',
    text: 'No defamation, no incitement to violence, no contempt of court, no texts or images that belong to others beyond a short quotation.',
  },
] as const satisfies readonly HouseRule[];

export const houseRuleKeys = houseRules.map((rule) => rule.key);
export type HouseRuleKey = (typeof houseRules)[number]['key'];

/** The rule with this key, as long as there is one. */
export const houseRule = (key: string): HouseRule | undefined => houseRules.find((rule) => rule.key === key);
