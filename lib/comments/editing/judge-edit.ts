import { type Db, database } from '@/lib/platform/db';
import type { Policy } from '@/lib/policy/schemas';
import { wordsFor } from '@/lib/policy/words-for';
import { INSULTS, SWEARING } from '@/lib/screening/harsh-words';
import { systemContext, type Context } from '@/lib/platform/context';
import { isId } from '@/lib/platform/ids';
import { countAgainst, type Limit } from '@/lib/platform/rate-limits';
import { normaliseText } from '@/lib/platform/text/normalise';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { textAlone } from '@/lib/screening/checks';
import { screenText } from '@/lib/screening/screen-text';
import { isCorrection } from './is-correction';
import { correctableUntil } from '../rules';
import type { EditOutcome } from '../schemas';
import { findJudgedText } from './store';
import { isReported } from '../store';
import { type OwnCommentRow, findOwnById } from '../own/store';

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
  const { bannedWords, suspectWords } = screening;
  const lists = [wordsFor(bannedWords, null), wordsFor(suspectWords, null), INSULTS, SWEARING];
  return isCorrection(judged, body, lists) ? 'correction' : 'review';
}

/** While somebody types it is asked once a pause. */
const PER_MEMBER: Limit = { name: 'predict-edit', points: 300, seconds: 600 };

/**
 * What would become of a new text of a comment of one's own, so that its author knows before they send it. Null where there is nothing
 * to choose: readers see no text of it, it is the text that stands, or screening refuses it, which has its own answer.
 * @throws 429
 */
export async function predictEdit({
  viewer,
  id,
  body: typed,
  context = systemContext,
}: {
  viewer: Viewer;
  id: string;
  body: string;
  context?: Context;
}): Promise<EditOutcome | null> {
  await countAgainst(PER_MEMBER, viewer.id);
  const db = database();
  const own = isId(id) ? await findOwnById(db, viewer.id, id) : null;
  const body = normaliseText(typed);
  if (!own?.visible || body === own.body) return null;
  const policy = await currentPolicy();
  const { result } = screenText({ submission: textAlone(body), policy });
  if (result === 'refuse') return null;
  return judgeEdit(db, { own, body, held: result === 'hold', at: context.now() }, policy);
}

/** Until when (ISO time) a small change of one's own comment is posted at once; null when every change is reviewed. */
export async function readEditTerms({
  viewer,
  id,
  context = systemContext,
}: {
  viewer: Viewer;
  id: string;
  context?: Context;
}): Promise<{ correctableUntil: string | null }> {
  const db = database();
  const own = isId(id) ? await findOwnById(db, viewer.id, id) : null;
  if (!own) return { correctableUntil: null };
  const { editMinutes } = (await currentPolicy()).threads;
  const until = correctableUntil(own, { editMinutes, at: context.now(), reported: await isReported(db, id) });
  return { correctableUntil: until?.toISOString() ?? null };
}
