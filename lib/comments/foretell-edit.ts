import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { isId } from '@/lib/platform/ids';
import { countAgainst, type Limit } from '@/lib/platform/rate-limits';
import { normaliseText } from '@/lib/platform/text/normalise';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { screenText } from '@/lib/screening/screen-text';
import { judgeEdit } from './judge-edit';
import type { EditOutcome } from './schemas';
import { findOwnById } from './store';

/** While somebody types it is asked once a pause. */
const PER_MEMBER: Limit = { name: 'foretell-edit', points: 300, seconds: 600 };

/**
 * What would become of a new text of a comment of one's own, so that its author knows before they send it. Null where there is nothing
 * to choose: readers see no text of it, it is the text that stands, or screening refuses it, which has its own answer.
 * @throws 429
 */
export async function foretellEdit({
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
  const submission = { body, articleOpen: true, standing: { good: true } as const, recentBodies: [] };
  const { result } = screenText({ submission, policy });
  if (result === 'refuse') return null;
  return judgeEdit(db, { own, body, held: result === 'hold', at: context.now() }, policy);
}
