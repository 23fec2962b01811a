import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { lockComments } from '@/lib/comments/lifecycle';
import { lockMember } from '../sanctions/store';
import { closeAgainst, closed, closeIfMoot, endAppeal } from './end-appeal';
import { findOpenAgainstThoseOf } from './store';

/**
 * Closes an appeal whose author has revised or withdrawn the comment: what it was about is no more. Called again, or for a
 * comment whose decision still stands, it changes nothing.
 */
export async function closeAppeal(
  { subjectId }: Pick<Happened, 'subjectId'>,
  context: Context = systemContext,
): Promise<void> {
  await transaction(async (tx) => {
    const [comment] = await lockComments(tx, [subjectId]);
    if (comment) await closeIfMoot(tx, comment, context.now());
  });
}

/**
 * Closes the appeal against a sanction that ended outside it, as where an administrator gave back the membership that it had taken. Called again,
 * or where the appeal is how it ended, it changes nothing.
 */
export async function closeAppealAgainst(
  { subjectId, payload }: Pick<Happened<'member.unsanction'>, 'subjectId' | 'payload'>,
  context: Context = systemContext,
): Promise<void> {
  await transaction(async (tx) => {
    await lockMember(tx, subjectId);
    await closeAgainst(tx, payload.sanctionId, context.now());
  });
}

/**
 * Closes what a member who has left had appealed against of what was done to them: there is nobody whom an answer would help. Called again, it
 * changes nothing.
 */
export async function closeAppealsOfFormer(
  { subjectId }: Pick<Happened, 'subjectId'>,
  context: Context = systemContext,
): Promise<void> {
  await transaction(async (tx) => {
    await lockMember(tx, subjectId);
    for (const appeal of await findOpenAgainstThoseOf(tx, subjectId))
      await endAppeal(tx, appeal, closed(context.now()));
  });
}
