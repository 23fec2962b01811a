/** What a reader has made of a comment, for themselves alone. */
export type OwnMarks = {
  /** The kinds of reactions that they gave it. */
  reactions: string[];
  saved: boolean;
  /** They follow the thread that it stands in. */
  followed: boolean;
  /** They have muted its author. */
  muted: boolean;
};

export const noMarks: OwnMarks = { reactions: [], saved: false, followed: false, muted: false };
