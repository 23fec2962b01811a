import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { renderArticle } from '@/lib/platform/text/markdown';
import { countWords } from '@/lib/platform/text/normalise';
import { foldEmail } from '@/lib/members/rules';
import { ArticleFileError, type ParsedArticle } from './parse-article-file';
import type { StoredPicture } from './schemas';
import { findAuthor, upsertBySlug } from './store';

/**
 * Inserts an article, or brings the one with the same slug up to date: its comments stay where they are, and what the file no
 * longer names, a picture for one, is gone; only who of the members wrote it stays, for the desk may have said it. Importing the same file again changes nothing that a reader sees.
 * @throws {ArticleFileError} when its author is no member, or no author
 */
export async function importArticle({
  article,
  pictures = [],
  context = systemContext,
}: {
  article: ParsedArticle;
  /** Names of the files in `public/pictures`: the half-width picture is used where it is there. */
  pictures?: readonly string[];
  context?: Context;
}): Promise<{ id: string; slug: string; created: boolean }> {
  const at = context.now();
  const { picture, author, ...rest } = article;
  const data = {
    id: newId(),
    ...rest,
    bodyHtml: renderArticle(article.body),
    wordCount: countWords(article.body),
    picture: picture && toStored(picture, pictures),
  };
  return transaction(async (tx) => {
    const writer = author === null ? null : await findAuthor(tx, foldEmail(author));
    if (author !== null && !writer)
      throw new ArticleFileError(`front matter: author: no member has the address ${author}`);
    if (writer && !writer.isAuthor)
      throw new ArticleFileError(
        `front matter: author: ${author} is no author here; an administrator makes them one on their page at the desk`,
      );
    const { id, created } = await upsertBySlug(tx, { ...data, ...(writer && { authorId: writer.id }) }, at);
    const action = created ? 'article.import' : 'article.update';
    await record(tx, { at, actorId: null, action, subjectType: 'article', subjectId: id });
    await emit(tx, {
      type: action,
      subjectId: id,
      payload: { slug: article.slug },
      tags: ['front', 'articles', `article:${id}`],
    });
    return { id, slug: article.slug, created };
  });
}

function toStored(
  { file, ...picture }: NonNullable<ParsedArticle['picture']>,
  pictures: readonly string[],
): StoredPicture {
  if (file === null) return { ...picture, src: null, smallSrc: null };
  const small = file.replace(/(\.\w+)$/, '-800$1');
  return {
    ...picture,
    src: `/pictures/${file}`,
    smallSrc: pictures.includes(small) ? `/pictures/${small}` : null,
  };
}
