/** What the pages are written in (BCP 47): reviewers are given calibration items in it. */
export const LANGUAGE = 'en';
