/** What there is to jump to in a discussion, in the order in which it is shown. */
export const highlightKinds = ['picked', 'verified', 'bridging', 'staff'] as const;
export type HighlightKind = (typeof highlightKinds)[number];

/** A comment that a reader of a long discussion may want to jump to. */
export type Highlight = {
  kind: HighlightKind;
  id: string;
  author: { id: string; displayName: string };
  /** Its text as it was written. */
  body: string;
};
