/**
 * What readers do with comments for themselves, as pages and scripts write it. It is sent by one form a page: the buttons stand wherever
 * they belong, and name it. So a page of many comments stays small, and works without script.
 */
export const READER_FORM = 'reader-acts';

/** Of each thing that is done and undone, the verb for the one and for the other. */
const VERBS = {
  reaction: ['react', 'take-back'],
  save: ['save', 'forget'],
  follow: ['follow', 'unfollow'],
  'follow-article': ['follow-article', 'unfollow-article'],
  mute: ['mute', 'unmute'],
} as const;
export type Toggle = keyof typeof VERBS;
export type ViewerVerb = (typeof VERBS)[Toggle][number] | `toggle-${Toggle}`;

const toggles = Object.keys(VERBS) as Toggle[];
export const viewerVerbs: readonly ViewerVerb[] = toggles.flatMap((toggle) => [
  ...VERBS[toggle],
  `toggle-${toggle}` as const,
]);

/** What a button does that does something and undoes it: on a page that does not know which, it is the server that finds out. */
export const verbOf = (toggle: Toggle, done: boolean | undefined): ViewerVerb =>
  done === undefined ? `toggle-${toggle}` : VERBS[toggle][done ? 1 : 0];

/**
 * The value of a button of that form: what to do, upon what (a comment's id, a member's, an article's slug), and what else it
 * takes: the kind of a reaction; the comment at which a member is muted.
 */
export const actOf = (verb: ViewerVerb, upon: string, more?: string): string =>
  [verb, upon, ...(more ? [more] : [])].join(' ');

/** What such a value says; `done` is whether the button undoes, undefined where it does not say. */
export function readAct(
  value: string,
): { toggle: Toggle; done: boolean | undefined; upon: string; more: string | undefined } | null {
  const [verb, upon = '', more] = value.split(' ');
  for (const toggle of toggles)
    for (const done of [false, true, undefined])
      if (verb === verbOf(toggle, done)) return { toggle, done, upon, more };
  return null;
}

const REACTIONS = 'reactions-';
/** The place of a comment's reactions, where a reader comes back to. */
export const reactionsId = (commentId: string): string => `${REACTIONS}${commentId}`;
/** Finds that place in a comment where they can be given. */
export const REACTIONS_PLACE = `[role=group][id^=${REACTIONS}]`;
/** The line that a muted member's comment is folded under. */
export const foldId = (commentId: string): string => `folded-${commentId}`;
/** The button that follows the discussion. */
export const FOLLOW_ID = 'follow-discussion';
