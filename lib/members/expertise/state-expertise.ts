import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { countAgainst, type Limit } from '@/lib/platform/rate-limits';
import { currentPolicy } from '@/lib/policy/current-policy';
import { authorizeAgain } from '../authorize-again';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import { checkStatements } from './check-statements';
import { isSameList, restate, type Entry, type Statement } from './rules';
import type { OwnExpertiseView } from './schemas';
import { findEntries, lockMember, replaceEntries } from './store';
import { toOwnView } from './views';

const PER_MEMBER: Limit = { name: 'state-expertise', points: 30, seconds: 60 * 60 };

/**
 * Puts what a member says they know, and from where, in the place of all that they said before. What stays in the same words
 * stays verified; what is changed has to be verified anew. The same list again changes nothing.
 * @param items in the order in which readers are shown them; those without a word are left out
 * @throws 401, 403, 422 with each thing that is wrong named `items.0.field`, 429
 */
export async function stateExpertise({
  viewer,
  items,
  context = systemContext,
}: {
  viewer: Viewer | null;
  items: Statement[];
  context?: Context;
}): Promise<OwnExpertiseView> {
  const member = authorize(viewer, 'expertise.state');
  await countAgainst(PER_MEMBER, member.id);
  const policy = await currentPolicy();
  const statements = checkStatements(items, policy);
  const at = context.now();
  return transaction(async (tx) => {
    if (!(await lockMember(tx, member.id))) throw notFound('member');
    await authorizeAgain(tx, member, { permission: 'expertise.state', at });
    const before = await findEntries(tx, member.id);
    const after = restate(before, statements, { at, newId });
    if (!isSameList(before, after)) {
      await replaceEntries(tx, member.id, after);
      await record(tx, {
        at,
        actorId: member.id,
        action: 'expertise.state',
        subjectType: 'member',
        subjectId: member.id,
        details: { before: idsOf(before), after: idsOf(after) },
      });
      // What a member took back must not be shown again, not even for a moment.
      await emit(tx, {
        type: 'member.expertise',
        subjectId: member.id,
        tags: [`member:${member.id}`],
        removal: true,
      });
    }
    return toOwnView(after, policy.expertise.fields);
  });
}

/** The record cannot be changed, so it keeps no words of a member's own: whoever leaves takes those along. */
const idsOf = (entries: Entry[]): string => entries.map(({ id }) => id).join(', ');
