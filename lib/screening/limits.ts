/** Characters of a comment, as a person counts them, in its normalised Markdown. */
export const BODY_MIN = 2;
export const BODY_MAX = 5_000;
