import { readArticle } from '@/lib/articles/read-article';
import { editComment } from '@/lib/comments/edit-comment';
import { readComment } from '@/lib/comments/read-comment';
import { withdrawComment } from '@/lib/comments/withdraw-comment';
import {
  editCommentContract,
  readCommentContract,
  withdrawCommentContract,
} from '@/lib/web/api/contracts/comments';
import { authorTags } from '@/lib/web/author-tags';
import { declareCacheTags } from '@/lib/web/cache-tags';
import { defineRoute } from '@/lib/web/define-route';

export const GET = defineRoute(readCommentContract, async ({ viewer, params }) => {
  const comment = await readComment({ viewer, id: params.id });
  if (!viewer) {
    const article = await readArticle(comment.article);
    await declareCacheTags([`article:${article.id}`, ...authorTags([comment])]);
  }
  return { body: comment };
});

export const PATCH = defineRoute(editCommentContract, async ({ viewer, params, body }) => ({
  body: await editComment({ viewer, id: params.id, ...body }),
}));

export const DELETE = defineRoute(withdrawCommentContract, async ({ viewer, params }) => {
  await withdrawComment({ viewer, id: params.id });
  return {};
});
