import { can, type Lifecycle, type Verb } from '@/lib/comments/rules';
import { DAY_MS, HOUR_MS } from '@/lib/platform/durations';
import type { Action, Age, CaseView, DecisionView, Dissent, NotImpartial } from './schemas';

/** The verb of a comment's life that a moderator's action is. */
export const verbOf = {
  PUBLISH: 'publish',
  REJECT: 'reject',
  REMOVE: 'remove',
  RESTORE: 'restore',
} as const satisfies Record<Action, Verb>;

/** What can be done with a comment as it stands. */
export const actionsFor = (
  comment: Pick<Lifecycle, 'state' | 'visible' | 'revision' | 'publishedRevision'>,
): Action[] => (Object.keys(verbOf) as Action[]).filter((action) => can(comment, verbOf[action]));

/** What somebody of the desk has to do with a comment. */
export type Part = {
  authorId: string;
  /** They have given a verdict on it as a peer. */
  reviewed: boolean;
  /** They are about to: they hold a lease on it. */
  reviewing?: boolean;
  /** Somebody else of the desk may decide it, who has nothing to do with it. */
  othersMayDecide: boolean;
};

/**
 * Why somebody of the desk may not decide about a comment; null when they may. Who has reviewed it may where nobody else can: what
 * waits for a second opinion that never comes would be buried.
 */
export function whyNotImpartial(
  { authorId, reviewed, reviewing = false, othersMayDecide }: Part,
  moderatorId: string,
): NotImpartial | null {
  if (authorId === moderatorId) return 'own-comment';
  return reviewing || (reviewed && othersMayDecide) ? 'own-review' : null;
}

/** A text that its reviewers made less likely than this to be acceptable is published against them. */
const UNLIKELY = 0.2;

/** What publishing the newest text of a comment would go against; null where that is nothing. `decisions`, the newest first. */
export function dissentOf({
  verdicts: { yes, notCivil, misinformation },
  revision,
  decisions,
}: Pick<CaseView, 'verdicts' | 'revision'> & {
  decisions: Pick<DecisionView, 'maker' | 'revision' | 'inputs'>[];
}): Dissent | null {
  const ofPeers = decisions.find((one) => one.maker === 'PEERS' && one.revision === revision);
  const stated = ofPeers?.inputs?.probability;
  const probability = typeof stated === 'number' ? stated : null;
  const objects = notCivil + misinformation;
  const unanimous = objects > 0 && yes === 0;
  const unlikely = probability !== null && probability < UNLIKELY;
  return unanimous || unlikely ? { accepts: yes, objects, probability } : null;
}

/** The slug of an article, of which the whole address may be given. */
export const slugOf = (article: string): string =>
  (/\/articles\/([^/?#]+)/.exec(article)?.[1] ?? article).toLowerCase();

const since = {
  'under-hour': { after: HOUR_MS },
  'under-day': { after: DAY_MS },
  'over-day': { before: DAY_MS },
  'over-three-days': { before: 3 * DAY_MS },
  'over-week': { before: 7 * DAY_MS },
} as const satisfies Record<Age, { after: number } | { before: number }>;

/** Between which moments what is so old came where it is. */
export function momentsOf(age: Age | undefined, now: Date): { after?: Date; before?: Date } {
  if (!age) return {};
  const [[side, ms]] = Object.entries(since[age]) as [['after' | 'before', number]];
  return { [side]: new Date(now.getTime() - ms) };
}
