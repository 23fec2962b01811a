/** The verdicts, in the order in which a reviewer is offered them (R4). */
export const verdicts = ['YES', 'NOT_CIVIL', 'MISINFORMATION'] as const;

/** Characters of a note to the moderators. */
export const NOTE_MAX = 1_000;
