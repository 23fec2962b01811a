/** A comment that a fit judged, as the fit keeps it. */
export type KeptInterval = { commentId: string; lower: number; value: number; upper: number };

/** What the last fit came to, and the comments that stand first by it. */
export type BridgingView = {
  at: string;
  raters: number;
  /** Comments that it gave a score, by which threads are ordered; 0 while none is. */
  judged: number;
  /** How two halves of the raters agree where viewpoints part, from 0 to 1; null where there is too little to say. */
  agreement: number | null;
  comments: (KeptInterval & { author: string; body: string })[];
};
