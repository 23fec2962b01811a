import type { AuthorView } from '../schemas';

/** What a reader said under an article, as it is quoted on the front page. */
export type Quote = {
  id: string;
  articleSlug: string;
  articleTitle: string;
  articleLanguage: string;
  author: AuthorView;
  /** Markdown. */
  body: string;
  /** BCP 47: what it is written in. */
  language: string;
};

/** An article that is discussed. */
export type Discussed = {
  slug: string;
  title: string;
  /** BCP 47: what it is written in. */
  language: string;
  /** Comments of late, replies included. */
  count: number;
};
