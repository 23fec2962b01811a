/**
 * The address of the page of a topic; null for a name that cannot stand in an address: one with a slash, a percent sign, a backslash
 * or a control character, or of nothing but dots.
 */
export const topicPath = (topic: string): string | null =>
  /[\p{Cc}%/\\]/u.test(topic) || /^\.*$/.test(topic) ? null : `/topics/${encodeURIComponent(topic)}`;
