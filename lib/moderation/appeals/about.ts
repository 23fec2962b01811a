import type { AppError } from '@/lib/platform/errors';
import type { Viewer } from '@/lib/members/viewer';
import type { AppealDecided } from './schemas';
import type { Against } from './store';

/** What its member can appeal against, locked. */
export type Appealable = {
  against: Against;
  /** What was decided, as the record says it. */
  outcome: string;
  decidedAt: Date;
  /** @throws 409 when it cannot be appealed against any longer, or just now */
  assertOpen(): void;
};

/** Who decides an appeal, and when. */
export type Deciding = { moderator: Viewer; at: Date };

/** What an appeal is about, locked while a moderator decides. */
export type Contested = {
  /** Why it is not theirs to decide; null when it is. */
  notYours: AppError | null;
  /** It is in force as it was appealed against, so that there is something to decide. */
  stands: boolean;
  now: Pick<AppealDecided, 'comment' | 'sanction'>;
  /** Undoes it where the appeal succeeds, and says how it then stands; `stale` where the moderator had another version before them. */
  decide(
    reversed: boolean,
    by: { version: number | undefined; reason: string },
  ): Promise<Contested['now'] | 'stale'>;
};
