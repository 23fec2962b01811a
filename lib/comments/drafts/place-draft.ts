import { notFound, refused } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { readArticle } from '@/lib/articles/read-article';
import type { DraftText } from '../store';

/** Characters that are kept: more than any comment may have, so that nothing is lost while it is shortened. */
const DRAFT_MAX = 20_000;

/**
 * Where a text belongs, and the text as it can be kept: as it was typed, but for what a database does not store.
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
  const body = typed.replaceAll('\0', '');
  if ([...body].length > DRAFT_MAX) {
    const message = `A draft can have ${DRAFT_MAX.toLocaleString('en')} characters at the most.`;
    throw refused('draft-too-long', message, { field: 'body', limit: DRAFT_MAX });
  }
  if (parentId && !isId(parentId)) throw notFound('comment');
  const { id: articleId } = await readArticle({ slug: articleSlug });
  return { articleId, target: parentId ?? articleId, body };
}
