import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { renderArticle } from '@/lib/platform/text/markdown';
import { countWords } from '@/lib/platform/text/normalise';
import { foldEmail } from '@/lib/members/rules';
import { listPictures, PICTURES } from './list-pictures';
import { ArticleFileError, parseArticleFile, type ParsedArticle } from './parse-article-file';
import type { StoredPicture } from './schemas';
import { findAuthor, lockBySlug, oneImportAtATime, upsertBySlug } from './store';

/**
 * Inserts an article, or brings the one with the same slug up to date: its comments stay where they are, and what the file no
 * longer names, a picture for one, is gone; what the desk may have said stays: who of the members wrote it, and its topics and the order of its comments where the file names none. Importing the same file again changes nothing that a reader sees.
 * @throws {ArticleFileError} when its author is no member, or no author, or another system tells of the article with this slug
 */
export async function importArticle({
  article,
  pictures = [],
  actorId = null,
  context = systemContext,
}: {
  article: ParsedArticle;
  /** The administrator who does; null where the operator of the installation does. */
  actorId?: string | null;
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
    await oneImportAtATime(tx);
    const current = await lockBySlug(tx, article.slug);
    if (current && current.externalId !== null)
      throw new ArticleFileError(
        `another system tells of the article at ${article.slug}: the front matter has to name another slug`,
      );
    const writer = author === null ? null : await findAuthor(tx, foldEmail(author));
    if (author !== null && !writer)
      throw new ArticleFileError(`front matter: author: no member has the address ${author}`);
    if (writer && !writer.isAuthor)
      throw new ArticleFileError(
        `front matter: author: ${author} is no author here; an administrator makes them one on their page at the desk`,
      );
    const { id, created } = await upsertBySlug(
      tx,
      { ...data, ...(writer && { authorId: writer.id }) },
      { current, at },
    );
    const action = created ? 'article.import' : 'article.update';
    await record(tx, { at, actorId, action, subjectType: 'article', subjectId: id });
    await emit(tx, {
      type: action,
      subjectId: id,
      payload: { slug: article.slug },
      tags: ['front', 'articles', `article:${id}`],
    });
    return { id, slug: article.slug, created };
  });
}

/**
 * Imports an article from the text of its file.
 * @throws {ArticleFileError} saying what is wrong in it
 */
export async function importText({
  text,
  ...more
}: {
  text: string;
  actorId?: string | null;
  context?: Context;
}): Promise<{ id: string; slug: string; created: boolean }> {
  const article = parseArticleFile(text);
  const pictures = await listPictures();
  const image = article.picture?.file;
  if (image && !pictures.includes(image))
    throw new ArticleFileError(`front matter: image: there is no ${image} in ${PICTURES}`);
  return importArticle({ article, pictures, ...more });
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
