/**
 * How many practice comments somebody may judge whose address is not known to be theirs. They are the same for everybody, and of those that
 * come with the software: whoever signs up again and again to learn the set by heart sees no more of it.
 */
export const PRACTICE_COMMENTS = 3;
