import { articlePath } from '@/lib/articles/article-path';
import { env } from '@/lib/platform/env';
import type { OutsideComment } from './schemas';
import type { ArticleRow, CommentRow, ExportedArticle, ExportedComment } from './store';

export const toExportedArticle = ({
  slug,
  publishedAt,
  address,
  ...article
}: ArticleRow): ExportedArticle => ({
  ...article,
  address: address ?? `${env().APP_URL}${articlePath(slug)}`,
  publishedAt: publishedAt.toISOString(),
});

export const toExported = (
  { articleId: _, createdAt, editedAt, ...comment }: CommentRow,
  article: ExportedArticle,
): ExportedComment => ({
  ...comment,
  article,
  createdAt: createdAt.toISOString(),
  editedAt: editedAt?.toISOString() ?? null,
});

/** As our own JSON lines have it, and the importer reads it back. */
export function toOutside({
  id,
  article: { id: articleId, ...article },
  author,
  markdown,
  html: _,
  ...comment
}: ExportedComment): OutsideComment {
  return {
    externalId: id,
    article: { externalId: articleId, ...article },
    ...comment,
    author: { externalId: author.id, name: author.name, address: author.address },
    text: { format: 'markdown', body: markdown },
  };
}
