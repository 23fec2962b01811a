/** What a check outside of this site is told of a text. */
export type OutsideText = {
  /** Normalised Markdown. */
  body: string;
  articleSlug: string;
  parentId: string | null;
  author: { id: string; displayName: string };
  /** The network address that it came from, where that is known. */
  address: string | null;
  at: Date;
};

/** What it says: that it has nothing against it, that a moderator should see it, or that it is not to be taken; with words for why. */
export type OutsideVerdict = { result: 'pass' | 'hold' | 'refuse'; tags: string[] };

export type OutsideCheck = {
  /** As it stands in the log, and at the desk. */
  name: string;
  /** Throws where there is no answer that can be understood; who asks sees to it that it ends in time. */
  ask: (text: OutsideText, signal: AbortSignal) => Promise<OutsideVerdict>;
};
