import { DAY_MS } from '@/lib/platform/durations';
import type { CommentState } from '@/lib/comments/schemas';
import type { Role } from '@/lib/members/viewer';
import { whyNotImpartial, type Part } from '../rules';
import { obstacleTo } from '../sanctions/rules';
import type { NotImpartial } from '../schemas';

/** A decision that can be for or against a text, as far as it decides which one holds now. */
export type Decisive = {
  id: string;
  outcome: 'PUBLISH' | 'REJECT' | 'REMOVE';
  version: number;
  revision: number;
};

/**
 * The decision against its author that a comment stands under: what an appeal is about. Null when there is none: what was
 * revised, withdrawn, published or restored since is decided anew, or over.
 * @param decisions of this comment, newest first
 */
export function standingDecision<D extends Decisive>(
  { state, revision }: { state: CommentState; revision: number },
  decisions: readonly D[],
): D | null {
  if (state === 'WITHDRAWN') return null;
  if (state === 'REMOVED') return decisions.find(({ outcome }) => outcome === 'REMOVE') ?? null;
  const onNewest = decisions.find(
    (decision) => decision.outcome !== 'REMOVE' && decision.revision === revision,
  );
  return onNewest?.outcome === 'REJECT' ? onNewest : null;
}

/** The last moment at which a decision can be appealed against. */
export const appealableUntil = (decidedAt: Date, days: number): Date =>
  new Date(decidedAt.getTime() + days * DAY_MS);

/** Until when an appeal is to be decided. */
export const dueAt = (filedAt: Date, answerDays: number): Date =>
  new Date(filedAt.getTime() + answerDays * DAY_MS);

/** Why somebody of the desk may not decide an appeal. */
export type NotYours = NotImpartial | 'own-decision' | 'own-sanction' | 'of-staff';

/**
 * A different moderator decides: neither who took the decision that it is about, nor who wrote the comment, nor who reviewed it as a
 * peer while there is somebody else.
 */
export function whyNotDecide(
  comment: Part & { actorId: string | null },
  moderatorId: string,
): NotImpartial | 'own-decision' | null {
  const partial = whyNotImpartial(comment, moderatorId);
  if (partial === 'own-comment') return partial;
  return comment.actorId === moderatorId ? 'own-decision' : partial;
}

/** The same of an appeal against a sanction: neither who imposed it, nor whose it is; about one of the desk, an administrator alone. */
export function whyNotDecideSanction(
  { member, byId }: { member: Person; byId: string | null },
  moderator: Person,
): NotYours | null {
  if (member.id === moderator.id) return 'own-sanction';
  if (obstacleTo(moderator, member)) return 'of-staff';
  return byId === moderator.id ? 'own-decision' : null;
}

type Person = { id: string; role: Role };
