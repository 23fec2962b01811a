/** A member of the demo publication. `key` is how discussions name their authors. */
export type SeedMember = {
  key: string;
  displayName: string;
  /** Up to three fields of knowledge or experience, each with a line in the member's own words. */
  expertise: { field: string; line: string; verified?: boolean }[];
  /** Among the first who joined. */
  founding?: boolean;
};

/** A comment of a demo discussion, written for it. */
export type SeedComment = {
  key: string;
  author: SeedMember['key'];
  /** Markdown as a member would type it. */
  body: string;
  /** Minutes after the article appeared. */
  after: number;
  /** The key of the comment that it answers; that one must be meant to be published. */
  replyTo?: string;
  /** What its reviewers make of it: accepted when absent. */
  verdicts?: 'uncivil' | 'misinformation' | 'split';
};

/** The discussion under one demo article. */
export type SeedDiscussion = { article: string; comments: SeedComment[] };

/** A calibration item: a comment whose right verdict is known. */
export type SeedCalibrationItem = {
  /** Stable name, never shown. */
  key: string;
  body: string;
  verdict: 'YES' | 'NOT_CIVIL' | 'MISINFORMATION';
  /** Why this is the right verdict: shown to the reviewer afterwards, addressed to "you". */
  explanation: string;
  difficulty: 'easy' | 'medium' | 'hard';
};
