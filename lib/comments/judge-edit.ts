import type { Db } from '@/lib/platform/db';
import type { Policy } from '@/lib/policy/schemas';
import { INSULTS, SWEARING } from '@/lib/screening/harsh-words';
import { isCorrection } from './is-correction';
import { correctableUntil } from './rules';
import type { EditOutcome } from './schemas';
import { findJudgedText, isReported, type OwnCommentRow } from './store';

/** A comment as it stands, and the normalised text that is to take the place of its newest. */
export type Edit = { own: OwnCommentRow; body: string; held: boolean; at: Date };

/**
 * What becomes of a new text. A correction comes soon after publication, screening has nothing against it, and it changes only the
 * spelling, punctuation or spacing of what was judged last, however many steps it took from there.
 */
export async function judgeEdit(
  db: Db,
  { own, body, held, at }: Edit,
  { threads, screening }: Policy,
): Promise<EditOutcome> {
  if (held) return 'review';
  const reported = await isReported(db, own.id);
  if (!correctableUntil(own, { editMinutes: threads.editMinutes, at, reported })) return 'review';
  const judged = (await findJudgedText(db, own.id)) ?? own.body;
  const lists = [screening.bannedWords, screening.suspectWords, INSULTS, SWEARING];
  return isCorrection(judged, body, lists) ? 'correction' : 'review';
}
