/** The verdicts, in the order in which a reviewer is offered them (R4). */
export const verdicts = ['YES', 'NOT_CIVIL', 'MISINFORMATION'] as const;

/** Characters of a note to the moderators. */
export const NOTE_MAX = 1_000;

/** Characters of what somebody says against an item, or of the answer to it. */
export const CONTEST_MAX = 2_000;
