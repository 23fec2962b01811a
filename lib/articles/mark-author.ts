import { inOffice, type Appointment } from '@/lib/members/office/in-office';
import { record } from '@/lib/platform/audit';
import { conflict, notFound, refused } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isAuthor, lockArticle, updateAuthorOf } from './store';

type Mark = Appointment & { slug: string; author: boolean };

/**
 * Marks a member as the one who wrote an article, so that their comments under it say so, or takes the mark away; they are told it with the
 * reason. What is so already stays as it is.
 * @throws 401, 403 when the viewer is no administrator, or no longer, or has not proved lately that it is they, 404, 400 without a reason, 422
 *   `not-an-author` when the member is none, 409 `article-has-author` when somebody else is marked
 */
export const markAuthor = ({ slug, author, ...appointment }: Mark): Promise<{ author: boolean }> =>
  inOffice(appointment, async ({ tx, admin, reason, at }) => {
    const { memberId } = appointment;
    const article = await lockArticle(tx, slug);
    if (!article) throw notFound('article');
    const { id, title, authorId } = article;
    if ((authorId === memberId) === author) return { author };
    if (author && !(await isAuthor(tx, memberId))) throw refused('not-an-author', { field: 'slug' });
    if (author && authorId !== null) throw conflict('article-has-author', { field: 'slug' });
    await updateAuthorOf(tx, id, author ? memberId : null);
    await record(tx, {
      at,
      actorId: admin.id,
      action: author ? 'article.mark-author' : 'article.unmark-author',
      subjectType: 'article',
      subjectId: id,
      reason,
      details: { memberId },
    });
    await emit(tx, {
      type: 'member.author',
      subjectId: memberId,
      payload: { change: author ? 'MARKED' : 'UNMARKED', article: { slug, title }, reason },
      tags: ['front', `article:${id}`],
      // Nobody is shown as the author of what they are not, not even meanwhile.
      removal: !author,
    });
    return { author };
  });
