import { articles } from './articles';
import { comments } from './comments';
import { documentation } from './documentation';
import { members } from './members';
import { moderation } from './moderation';
import type { Operations } from './openapi';
import { peerReview } from './peer-review';
import { reading } from './reading';

/** Every call of the API, by chapter and by the name that generated clients give it. */
export const operations: Operations = {
  Articles: articles,
  Comments: comments,
  'Peer review': peerReview,
  Members: members,
  Reading: reading,
  Moderation: moderation,
  Documentation: documentation(() => operations),
};
