import { forgetSaved } from '@/lib/comments/bookmarks/forget-saved';
import { saveComment } from '@/lib/comments/bookmarks/save-comment';
import { forgetSavedContract, saveCommentContract } from '@/lib/web/api/contracts/reading';
import { defineRoute } from '@/lib/web/define-route';

export const PUT = defineRoute(saveCommentContract, async ({ viewer, params }) => {
  await saveComment({ viewer, commentId: params.id });
  return {};
});

export const DELETE = defineRoute(forgetSavedContract, async ({ viewer, params }) => {
  await forgetSaved({ viewer, commentId: params.id });
  return {};
});
