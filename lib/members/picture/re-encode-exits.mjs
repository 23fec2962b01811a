// @ts-check
/** What the process that works on a picture ends with, when it has made nothing of it. */
export const EXIT = { unreadable: 3, tooManyPixels: 4 };
