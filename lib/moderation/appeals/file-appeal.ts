import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { conflict, invalid, refused } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { countAgainst } from '@/lib/platform/rate-limits';
import { countCharacters, normaliseText } from '@/lib/platform/text/normalise';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import { appealableDecision } from './about-comment';
import { appealableSanction } from './about-sanction';
import { subjectOf } from './end-appeal';
import { appealableUntil } from './rules';
import { APPEAL_MAX, APPEAL_MIN, type OwnAppealView } from './schemas';
import { findAppealAgainst, insertAppeal, type AppealRow } from './store';
import { toOwnAppealView } from './views';

const PER_MEMBER = { name: 'appeal', points: 20, seconds: 600 };

/**
 * Appeals against the decision that a comment of the viewer's stands under, or against a sanction on them, whatever their membership: who was
 * turned out may object to it too. The same text again, as from a double click, gives the same answer.
 * @throws 401, 404 when it is not theirs, 400 when the text is too short or too long, 409 when nothing stands against the
 *   comment, the sanction is over or what was decided has its appeal already, 422 when the time is over, 429
 */
export async function fileAppeal({
  viewer,
  text,
  context = systemContext,
  ...about
}: {
  viewer: Viewer | null;
  text: string;
  context?: Context;
} & ({ commentId: string } | { sanctionId: string })): Promise<OwnAppealView> {
  const author = authorize(viewer, 'decision.appeal');
  await countAgainst(PER_MEMBER, author.id);
  const words = normaliseText(text);
  assertLength(words);
  const { days } = (await currentPolicy()).appeals;
  const at = context.now();

  return transaction(async (tx) => {
    const { against, outcome, decidedAt, assertOpen } =
      'commentId' in about
        ? await appealableDecision(tx, about.commentId, author.id)
        : await appealableSanction(tx, about.sanctionId, { memberId: author.id, at });
    const earlier = await findAppealAgainst(tx, against);
    if (earlier) return repeatOrConflict(earlier, words);
    assertOpen();
    if (at > appealableUntil(decidedAt, days)) throw tooLate(days);
    const appeal = await insertAppeal(tx, { ...against, memberId: author.id, text: words, createdAt: at });
    const subject = subjectOf(appeal);
    await record(tx, {
      at,
      actorId: author.id,
      action: 'appeal.file',
      ...subject,
      details: { appeal: appeal.id, decision: outcome },
    });
    await emit(tx, {
      type: 'appeal.file',
      subjectId: subject.subjectId,
      payload: { appealId: appeal.id, authorId: author.id, outcome: null },
    });
    return toOwnAppealView(appeal);
  });
}

function assertLength(text: string): void {
  const length = countCharacters(text);
  if (length < APPEAL_MIN) throw invalid('appeal-too-short', { field: 'text', limit: APPEAL_MIN });
  if (length > APPEAL_MAX)
    throw invalid('appeal-too-long', { field: 'text', limit: APPEAL_MAX, facts: { count: length } });
}

function repeatOrConflict(earlier: AppealRow, text: string): OwnAppealView {
  const current = toOwnAppealView(earlier);
  if (earlier.text === text) return current;
  throw conflict('already-appealed', { details: { current } });
}

const tooLate = (days: number) =>
  refused('appeal-too-late', {
    limit: days,
  });
