import { withinTopics } from '@/lib/members/expertise/rules';
import type { AuthorView } from './schemas';
import type { CommentRow } from './store';

type Written = Pick<CommentRow, 'author' | 'authorId' | 'articleAuthorId' | 'articleTopics'>;

/**
 * Who wrote a comment, as they stand under its article: with what they know of its topics, for the rest is beside the point there,
 * and told apart where the article is theirs.
 */
export function authorOf({ author, authorId, articleAuthorId, articleTopics }: Written): AuthorView {
  return {
    ...author,
    badges: authorId === articleAuthorId ? [...author.badges, 'author'] : author.badges,
    expertise: withinTopics(author.expertise, articleTopics),
  };
}
