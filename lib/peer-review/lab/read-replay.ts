import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { changeTo } from '../forecast/question';
import { FRESH_MS, GIVEN_UP_MS } from './ask-replay';
import {
  DAYS,
  type FoundChanges,
  type LabChanges,
  type LabNumbers,
  type LabView,
  type Replay,
  type ReplayView,
} from './schemas';
import { findNamed, findReplay } from './store';

/**
 * How it stands with the replay of these numbers on the comments of the last `days` days; with one that is older than an hour as with none.
 * @throws 401, 403 for all but administrators, 400 naming the setting when the numbers would not be coherent
 */
export async function readReplay({
  viewer,
  numbers,
  days = DAYS.usual,
  context = systemContext,
}: {
  viewer: Viewer | null;
  numbers: LabNumbers;
  days?: number;
  context?: Context;
}): Promise<ReplayView> {
  authorize(viewer, 'policy.try');
  const { change } = await changeTo(numbers);
  const row = await findReplay(database(), { change, days });
  const before = (milliseconds: number) => new Date(context.now().getTime() - milliseconds);
  if (!row || (row.madeAt && row.madeAt < before(FRESH_MS))) return { state: 'none' };
  const { askedAt, done, madeAt, failedAt, result } = row;
  if (madeAt && result) return { state: 'made', madeAt: madeAt.toISOString(), view: await withNames(result) };
  const isLost = failedAt !== null || askedAt < before(GIVEN_UP_MS);
  return isLost ? { state: 'failed' } : { state: 'waiting', done };
}

/** With what comments say now, and who wrote them. One that is gone is not named. */
async function withNames(replay: Replay): Promise<LabView> {
  const { published, referred, unknown } = replay.changes;
  const ids = [...published.found, ...referred.found].map(({ commentId }) => commentId);
  const rows = ids.length === 0 ? [] : await findNamed(database(), ids);
  const named = new Map(rows.map((row) => [row.commentId, row]));
  const name = ({ count, found }: FoundChanges): LabChanges => ({
    count,
    named: found.flatMap(({ commentId, inFact }) => {
      const row = named.get(commentId);
      return row ? [{ commentId, author: row.author, excerpt: row.body, inFact }] : [];
    }),
  });
  return { ...replay, changes: { published: name(published), referred: name(referred), unknown } };
}
