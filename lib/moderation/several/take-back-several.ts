import { systemContext, type Context } from '@/lib/platform/context';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { takeBackDecision } from '../held-decisions/take-back';
import { unlessInTheWay } from './decide-several';
import type { Choice } from './schemas';

/**
 * Takes back what the viewer decided about several comments, as far as it is held still: the others stay as they are. How each stands then says `planDecisions`.
 * @returns how many of them are held no longer, and came to nothing
 * @throws 401, 403
 */
export async function takeBackSeveral({
  viewer,
  choices,
  context = systemContext,
}: {
  viewer: Viewer | null;
  choices: readonly Choice[];
  context?: Context;
}): Promise<number> {
  authorize(viewer, 'desk.decide');
  let count = 0;
  for (const { id: commentId, version } of choices) {
    const back = await unlessInTheWay(
      takeBackDecision({ viewer, commentId, version, ownOnly: true, context }),
    );
    if (back) count += 1;
  }
  return count;
}
