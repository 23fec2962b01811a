/** More comments than a page shows at first. */
export const MOST_COMMENTS = 500;
