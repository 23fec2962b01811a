/** Characters of a draft that are kept: more than any comment may have, so that nothing is lost while it is shortened. */
export const DRAFT_MAX = 20_000;
