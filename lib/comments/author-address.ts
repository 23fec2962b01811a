import type { AuthorView } from './schemas';

/** Where readers read of an author; null of who has left: of them there is no page. */
export const authorAddress = ({ id, badges }: AuthorView, origin = ''): string | null =>
  badges.includes('former') ? null : `${origin}/members/${id}`;
