import type { Scope } from '@/lib/members/api-keys/schemas';
import { articles } from './articles';
import { comments } from './comments';
import { connections } from './connections';
import { documentation } from './documentation';
import { frames } from './frames';
import { members } from './members';
import { moderation } from './moderation';
import type { Call } from './call';
import type { Operations } from './openapi';
import { peerReview } from './peer-review';
import { reading } from './reading';
import { webhooks } from './webhooks';

/**
 * What a key must be allowed for the calls of a chapter, but for those that say so themselves: for what everybody may read, `read`; for
 * the rest `scope`, null where it is a member's own and no program's.
 */
const inChapter = (scope: Scope | null, calls: Record<string, Call>): Record<string, Call> =>
  Object.fromEntries(
    Object.entries(calls).map(([name, call]) => {
      const isForAll = call.method === 'GET' && call.auth !== 'required';
      return [name, { ...call, scope: call.scope !== undefined ? call.scope : isForAll ? 'read' : scope }];
    }),
  );

/** Every call of the API, by chapter and by the name that generated clients give it. */
export const operations: Operations = {
  Articles: inChapter('articles', articles),
  Comments: inChapter(null, comments),
  'Peer review': inChapter(null, peerReview),
  Members: inChapter(null, members),
  Reading: inChapter(null, reading),
  Frames: inChapter(null, frames),
  Moderation: inChapter('moderation', moderation),
  Webhooks: inChapter('webhooks', webhooks),
  Connections: inChapter(null, connections),
  Documentation: inChapter(
    null,
    documentation(() => operations),
  ),
};
