/**
 * What readers do with comments for themselves is sent by one form a page: the buttons stand wherever they belong, and name it.
 * So a page of many comments stays small, and works without script.
 */
export const READER_FORM = 'reader-acts';

export const viewerVerbs = [
  'react',
  'take-back',
  'save',
  'forget',
  'follow',
  'unfollow',
  'follow-article',
  'unfollow-article',
  'mute',
  'unmute',
  'toggle-reaction',
  'toggle-save',
  'toggle-follow',
  'toggle-follow-article',
  'toggle-mute',
] as const;
export type ViewerVerb = (typeof viewerVerbs)[number];

const pairs = {
  save: ['save', 'forget'],
  follow: ['follow', 'unfollow'],
  'follow-article': ['follow-article', 'unfollow-article'],
  mute: ['mute', 'unmute'],
} as const;
export type Toggle = keyof typeof pairs;

/** What a button does that does something and undoes it: on a page that does not know which, it is the server that finds out. */
export const verbOf = (toggle: Toggle, on: boolean | undefined): ViewerVerb =>
  on === undefined ? `toggle-${toggle}` : pairs[toggle][on ? 1 : 0];

/**
 * The value of a button of that form: what to do, upon what (a comment's id, a member's, an article's slug), and what else it
 * takes: the kind of a reaction; the comment at which a member is muted.
 */
export const actOf = (verb: ViewerVerb, upon: string, more?: string): string =>
  [verb, upon, ...(more ? [more] : [])].join(' ');

/** The place of a comment's reactions, where a reader comes back to. */
export const reactionsId = (commentId: string): string => `reactions-${commentId}`;
/** The line that a muted member's comment is folded under. */
export const foldId = (commentId: string): string => `folded-${commentId}`;
/** The button that follows the discussion. */
export const FOLLOW_ID = 'follow-discussion';
