import { followArticle } from '@/lib/comments/follows/follow-article';
import { unfollowArticle } from '@/lib/comments/follows/unfollow-article';
import { followArticleContract, unfollowArticleContract } from '@/lib/web/api/contracts/reading';
import { defineRoute } from '@/lib/web/define-route';

export const PUT = defineRoute(followArticleContract, async ({ viewer, params }) => {
  await followArticle({ viewer, articleSlug: params.slug });
  return {};
});

export const DELETE = defineRoute(unfollowArticleContract, async ({ viewer, params }) => {
  await unfollowArticle({ viewer, articleSlug: params.slug });
  return {};
});
