import { notFound, refused } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { database } from '@/lib/platform/db';
import { countAgainst } from '@/lib/platform/rate-limits';
import { readArticle } from '@/lib/articles/read-article';
import { wasPublished, type DraftText } from '../store';

/** Characters that are kept: more than any comment may have, so that nothing is lost while it is shortened. */
export const DRAFT_MAX = 20_000;

/**
 * Where a text belongs, and the text as it can be kept: as it was typed, but for what a database does not store.
 * A parent that is gone is still one: its answer was under way.
 * @throws 404 for the article, or for a parent that cannot be one, 422 when the text is too long to be kept
 */
export async function placeDraft({
  articleSlug,
  parentId,
  body: typed,
}: {
  articleSlug: string;
  parentId?: string | null;
  body: string;
}): Promise<DraftText> {
  const body = keepable(typed);
  if (parentId && !isId(parentId)) throw notFound('comment');
  const { id: articleId } = await readArticle({ slug: articleSlug });
  if (parentId && !(await wasPublished(database(), parentId, articleId))) throw notFound('comment');
  return { articleId, target: parentId ?? articleId, body };
}

/** A text is kept each time that typing pauses, and some write on two devices. */
const KEPT_PER_MEMBER = { name: 'keep-draft', points: 600, seconds: 600 };

/**
 * Counts one keeping of a text by a member.
 * @throws 429
 */
export const countKeeping = (memberId: string): Promise<void> => countAgainst(KEPT_PER_MEMBER, memberId);

/**
 * A text without what a database does not store.
 * @throws 422 when it is too long to be kept
 */
export function keepable(typed: string): string {
  const body = typed.replaceAll('\0', '');
  if ([...body].length <= DRAFT_MAX) return body;
  const message = `A draft can have ${DRAFT_MAX.toLocaleString('en')} characters at the most.`;
  throw refused('draft-too-long', message, { field: 'body', limit: DRAFT_MAX });
}
