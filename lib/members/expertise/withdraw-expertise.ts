import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { invalid } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { normaliseText } from '@/lib/platform/text/normalise';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import { actOnEntry } from './act-on-entry';
import type { Statement } from './rules';
import { deleteEntry } from './store';

/**
 * Takes what a member says they know from beside their name, for good: it breaks a house rule. The member is told the rule and
 * the reason, and may state something else.
 * @param rule the key of the house rule
 * @param reason in words to the member
 * @param expected the words that the moderator had before them
 * @throws 401, 403 also for one's own, 404 when it is gone, 400 without a reason, 409 with the entry as it is when its words were
 *   changed meanwhile
 */
export async function withdrawExpertise({
  viewer,
  id,
  rule,
  reason,
  expected,
  context = systemContext,
}: {
  viewer: Viewer | null;
  id: string;
  rule: string;
  reason: string;
  expected: Statement;
  context?: Context;
}): Promise<void> {
  const moderator = authorize(viewer, 'expertise.verify');
  const why = normaliseText(reason);
  if (!why) throw invalid('reason-required', { field: 'reason' });
  const at = context.now();
  await actOnEntry({ moderator, id, expected, ifOwn: 'own-entry' }, async (tx, entry) => {
    const { memberId, field, line } = entry;
    await deleteEntry(tx, id);
    await record(tx, {
      at,
      actorId: moderator.id,
      action: 'expertise.withdraw',
      subjectType: 'member',
      subjectId: memberId,
      reason: why,
      details: { entryId: id, rule },
    });
    await emit(tx, {
      type: 'member.expertise-withdrawn',
      subjectId: memberId,
      payload: { field, line, rule, reason: why },
      tags: [`member:${memberId}`],
      removal: true,
    });
  });
}
