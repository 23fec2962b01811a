/** Characters of a comment, as a person counts them, in its normalised Markdown. */
export const BODY_MAX = 5_000;
/** What a comment must have at least: so many words, or so many letters. */
export const LEAST_WORDS = 2;
export const LEAST_LETTERS = 10;
