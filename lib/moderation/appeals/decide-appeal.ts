import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { conflict, invalid, notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { Contested } from './about';
import { contestedDecision } from './about-comment';
import { contestedSanction } from './about-sanction';
import { closed, endAppeal } from './end-appeal';
import type { AppealDecided, AppealOutcome } from './schemas';
import { findAppeal, type AppealRow } from './store';

/**
 * Decides an appeal: what it is about is upheld, or it is reversed, and then the comment is published or restored with it, or the
 * sanction lifted. A comment is decided on the version of it that the moderator had before them. Never by who took that decision or imposed the sanction,
 * nor by whose appeal it is, nor by who reviewed the comment as a peer unless nobody else can. The same decision again, from a double click,
 * gives the same answer.
 * @throws 401, 403, 404, 400 without a note, 409 with the current state when the appeal is decided or closed, or the comment
 *   has moved on
 */
export async function decideAppeal({
  viewer,
  appealId,
  outcome,
  version,
  note,
  context = systemContext,
}: {
  viewer: Viewer | null;
  appealId: string;
  outcome: AppealOutcome;
  /** Of the comment that it is about; a sanction has none. */
  version?: number;
  note: string;
  context?: Context;
}): Promise<AppealDecided> {
  const moderator = authorize(viewer, 'desk.decide');
  const reason = normaliseText(note);
  if (!reason) throw invalid('note-required', { field: 'note' });
  const at = context.now();

  const decided = await transaction(async (tx) => {
    const seen = isId(appealId) ? await findAppeal(tx, appealId) : null;
    const about =
      seen &&
      (seen.sanctionId === null
        ? await contestedDecision(tx, seen, { moderator, at })
        : await contestedSanction(tx, seen, { moderator, at }));
    // What it is about is locked: nobody decides it meanwhile.
    const appeal = about && (await findAppeal(tx, appealId));
    if (!appeal) throw notFound('appeal');
    if (about.notYours) throw about.notYours;
    if (appeal.state !== 'OPEN') {
      const mine = appeal.decidedById === moderator.id && appeal.state === outcome;
      if (mine) return toDecided(appeal, about.now);
      throw stale(appeal, about.now);
    }
    if (!about.stands) {
      // The job that closes it has not come by yet.
      await endAppeal(tx, appeal, closed(at));
      return null;
    }
    const after = await about.decide(outcome === 'REVERSED', { version, reason });
    if (after === 'stale') throw stale(appeal, about.now);
    const end = { state: outcome, decidedAt: at, decidedById: moderator.id, note: reason };
    return toDecided(await endAppeal(tx, appeal, end), after);
  });
  if (!decided) throw overtaken();
  return decided;
}

const toDecided = ({ id, state }: AppealRow, now: Contested['now']): AppealDecided => ({ id, state, ...now });

const stale = (appeal: AppealRow, now: Contested['now']) =>
  conflict('stale-version', {
    facts: { what: appeal.state === 'OPEN' ? 'comment' : 'appeal' },
    details: { current: { state: appeal.state, ...now, note: appeal.note } },
  });

const overtaken = () => conflict('appeal-closed', { details: { current: { state: 'CLOSED' } } });
