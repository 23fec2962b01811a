/** Characters of what somebody says against an item, or of the answer to it. */
export const CONTEST_MAX = 2_000;
