import { articlePath, commentPath } from '@/lib/articles/article-path';
import type { ArticleView } from '@/lib/articles/schemas';
import { authorAddress } from '@/lib/comments/author-address';
import type { CommentView } from '@/lib/comments/schemas';
import { plainWords } from '@/lib/platform/text/plain-words';

type Described = {
  article: Pick<ArticleView, 'slug' | 'title' | 'standfirst' | 'byline' | 'publishedAt' | 'language'>;
  /** How many there are; those of the page, each with its replies. */
  count: number;
  comments: CommentView[];
};
type Place = {
  /** Where the site is: every address is whole. */
  origin: string;
  publication: string;
};

/**
 * What search engines are told of a discussion, as schema.org has it (`DiscussionForumPosting` with `Comment`): what readers see on the page, and no more. As JSON that may stand
 * in a script of a page.
 */
export function describeDiscussion({ article, count, comments }: Described, place: Place): string {
  const url = `${place.origin}${articlePath(article.slug)}`;
  const { title, byline, standfirst, publishedAt, language } = article;
  const described = {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    '@id': `${url}#comments`,
    url,
    headline: title,
    text: standfirst || title,
    inLanguage: language,
    datePublished: publishedAt,
    author: byline
      ? { '@type': 'Person', name: byline }
      : { '@type': 'Organization', name: place.publication, url: place.origin },
    commentCount: count,
    comment: comments.flatMap((one) => describeComment(one, place)),
  };
  // What is in a script ends at the first tag that says so, and begins no comment.
  return JSON.stringify(described).replaceAll('<', '\\u003c');
}

/** One that was taken away is a place for what answers it: neither whose it was nor what it said. */
function describeComment(comment: CommentView, { origin, ...place }: Place): object[] {
  const { id, article, author, replies = [], publishedAt, createdAt, editedAt } = comment;
  const below = replies.flatMap((one) => describeComment(one, { origin, ...place }));
  const url = `${origin}${commentPath(article.slug, id)}`;
  const common = {
    '@type': 'Comment',
    '@id': url,
    url,
    datePublished: publishedAt ?? createdAt,
    ...(below.length > 0 && { comment: below }),
  };
  if (!author) return below.length > 0 ? [{ ...common, creativeWorkStatus: 'Deleted' }] : [];
  const page = authorAddress(author, origin);
  return [
    {
      ...common,
      text: plainWords(comment.body),
      inLanguage: comment.language,
      ...(editedAt && { dateModified: editedAt }),
      author: { '@type': 'Person', name: author.displayName, ...(page && { url: page }) },
    },
  ];
}
