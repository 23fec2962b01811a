import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { conflict, forbidden, notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { retire } from './retire-item';
import type { ContestOutcome, ItemView } from './schemas';
import {
  findContestedItem,
  findContestsOfItem,
  lockItem,
  settleContest,
  type DecidableContest,
  type ItemRow,
} from './store';
import { toItemView } from './views';

type Answer = { outcome: ContestOutcome; note: string; actorId: string; at: Date };

/**
 * A moderator decides a contest. KEPT: the item stands as it is. RETIRED: its verdict does not hold, so it goes out of use,
 * what was missed on it no longer counts against anyone, and the other contests of it that wait are decided with this one.
 * The same decision again changes nothing.
 * @throws 401, 403 also for who contests this item themselves, 404, 409 when it was decided otherwise
 */
export async function decideContest({
  viewer,
  contestId,
  outcome,
  note,
  context = systemContext,
}: {
  viewer: Viewer | null;
  contestId: string;
  outcome: ContestOutcome;
  note: string;
  context?: Context;
}): Promise<ItemView> {
  const moderator = authorize(viewer, 'calibration.curate');
  const decided = { outcome, note: normaliseText(note), actorId: moderator.id, at: context.now() };
  return transaction(async (tx) => {
    const itemId = isId(contestId) ? await findContestedItem(tx, contestId) : null;
    const item = itemId && (await lockItem(tx, itemId));
    if (!item) throw notFound('contest');
    const contests = await findContestsOfItem(tx, { itemId: item.id, contestId });
    const contest = contests.find(({ id }) => id === contestId);
    if (!contest) throw notFound('contest');
    if (contests.some(({ memberId }) => memberId === moderator.id)) throw ownContest();
    if (contest.outcome === null) await settle(tx, { item, contest, contests, decided });
    else assertSame(contest, decided);
    return toItemView((await lockItem(tx, item.id)) ?? item);
  });
}

/** Whoever contests an item themselves decides no other contest of it either: it would be decided with theirs, or for it. */
const ownContest = () => forbidden('own-contest');

function assertSame(contest: DecidableContest, { outcome, actorId }: Answer) {
  if (contest.outcome === outcome && contest.decidedById === actorId) return;
  throw conflict('already-decided', {
    details: {
      current: { outcome: contest.outcome, note: contest.note },
    },
  });
}

async function settle(
  tx: Tx,
  {
    item,
    contest,
    contests,
    decided,
  }: { item: ItemRow; contest: DecidableContest; contests: DecidableContest[]; decided: Answer },
) {
  const answered =
    decided.outcome === 'RETIRED' ? contests.filter(({ outcome }) => outcome === null) : [contest];
  for (const each of answered) await settleOne(tx, item, each, decided);
  if (decided.outcome === 'KEPT') return;
  const { note: reason, actorId, at } = decided;
  if (item.active) await retire(tx, { itemId: item.id, reason, actorId, at, verdictFails: true });
  else await emit(tx, { type: 'calibration.retire', subjectId: item.id, payload: { itemId: item.id } });
}

async function settleOne(tx: Tx, item: ItemRow, { id, memberId }: DecidableContest, decided: Answer) {
  const { outcome, note, actorId, at } = decided;
  await settleContest(tx, id, { outcome, note, decidedById: actorId, decidedAt: at });
  const subject = { subjectType: 'calibration-item', subjectId: item.id } as const;
  const action = 'calibration.decide-contest';
  await record(tx, {
    at,
    actorId,
    action,
    ...subject,
    toState: outcome,
    reason: note,
    details: { contestId: id },
  });
  const payload = { memberId, itemId: item.id, contestId: id, outcome };
  await emit(tx, { type: 'calibration.contest-decided', subjectId: memberId, payload });
}
