import { react } from '@/lib/comments/reactions/react';
import { takeBackReaction } from '@/lib/comments/reactions/take-back-reaction';
import { reactContract, takeBackReactionContract } from '@/lib/web/api/contracts/reading';
import { defineRoute } from '@/lib/web/define-route';

export const PUT = defineRoute(reactContract, async ({ viewer, params: { id, kind } }) => ({
  body: await react({ viewer, commentId: id, kind }),
}));

export const DELETE = defineRoute(takeBackReactionContract, async ({ viewer, params: { id, kind } }) => ({
  body: await takeBackReaction({ viewer, commentId: id, kind }),
}));
