import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { conflict, invalid, notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId, newId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { barMember } from '@/lib/members/bans/barred-keys';
import { takeMembership } from '@/lib/members/memberships/revoke-for-sanction';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import type { HouseRuleKey } from '../house-rules';
import { closeAgainst } from '../appeals/end-appeal';
import { endSanction } from './end-sanction';
import { flawInEnd, isInForce, obstacleTo, showsOnPages } from './rules';
import type { SanctionKind, SanctionView } from './schemas';
import {
  findSanction,
  findStanding,
  insertSanction,
  isAuthorOf,
  lockMember,
  type SanctionRow,
} from './store';
import { toSanctionView } from './views';

type Asked = {
  kind: SanctionKind;
  rule: HouseRuleKey | null;
  reason: string;
  commentId: string | null;
  endsAt: Date | null;
};

/** The same warning so soon after is the second of two clicks. */
const REPEAT_MS = 600_000;
/** As far apart, ends are one. */
const SAME_END_MS = 60_000;

/**
 * Warns a member, which keeps them from nothing; or keeps them from writing and reviewing, from their very next request on: until a
 * moment, until it is lifted, or by taking their membership. One sanction is in force at a time; one that takes the place of another
 * names it. The same again, from a double click, changes nothing.
 * @throws 401, 403 for oneself and for staff, 404 for a member or a comment of theirs that there is not, or that
 *   the moderator reads as a peer just now (R5), 400 when there is no reason or the
 *   end does not fit the kind, 422 where there is no membership to revoke, 409 with the one in force when the moderator did not have it
 *   before them
 */
export async function sanctionMember({
  viewer,
  memberId,
  kind,
  rule = null,
  reason,
  commentId = null,
  endsAt,
  replaces = null,
  context = systemContext,
}: {
  viewer: Viewer | null;
  memberId: string;
  kind: SanctionKind;
  rule?: HouseRuleKey | null;
  reason: string;
  /** The comment of theirs that it is about. */
  commentId?: string | null;
  /** An ISO time. */
  endsAt?: string;
  /** The id of the sanction in force that this one takes the place of. */
  replaces?: string | null;
  context?: Context;
}): Promise<SanctionView> {
  const moderator = authorize(viewer, 'member.sanction');
  const at = context.now();
  const end = endsAt ? new Date(endsAt) : null;
  const asked = { kind, rule, reason: normaliseText(reason), commentId, endsAt: end };
  assertWhole(asked, at);
  return transaction(async (tx) => {
    const member = isId(memberId) ? await lockMember(tx, memberId) : null;
    if (!member || member.hasLeft) throw notFound('member');
    const obstacle = obstacleTo(moderator, member);
    if (obstacle) throw obstacle;
    const theirs = commentId && { commentId, viewerId: moderator.id };
    if (theirs && !(await isAuthorOf(tx, member.id, theirs))) throw notFound('comment');
    const warnedSince = new Date(at.getTime() - REPEAT_MS);
    const sanctions = await findStanding(tx, member.id, { viewerId: moderator.id, at, warnedSince });
    const by = { memberId: member.id, asked, moderator, at };
    if (kind === 'WARNING') {
      const same = sanctions.find((one) => isSame(one, by));
      return same ? toSanctionView(same, at) : impose(tx, { ...by, current: null });
    }
    const current = sanctions.find((sanction) => isInForce(sanction, at)) ?? null;
    if (current && isSame(current, by)) return toSanctionView(current, at);
    if (current && current.id !== replaces)
      throw conflict('already-sanctioned', { details: { current: toSanctionView(current, at) } });
    return impose(tx, { ...by, current });
  });
}

function assertWhole({ kind, reason, endsAt }: Asked, at: Date) {
  if (!reason) throw invalid('reason-required', { field: 'reason' });
  const flaw = flawInEnd(kind, endsAt, at);
  if (flaw) throw flaw;
}

/** By the same moderator with the same words, to the same end: it was the first of two clicks. */
const isSame = (one: SanctionRow, { asked, moderator }: { asked: Asked; moderator: Viewer }): boolean =>
  one.byId === moderator.id &&
  (['kind', 'rule', 'reason', 'commentId'] as const).every((part) => one[part] === asked[part]) &&
  // A form that asks for so many days reckons them anew with each click.
  Math.abs((one.endsAt?.getTime() ?? 0) - (asked.endsAt?.getTime() ?? 0)) < SAME_END_MS;

async function impose(
  tx: Tx,
  {
    memberId,
    asked,
    current,
    moderator,
    at,
  }: { memberId: string; asked: Asked; current: SanctionRow | null; moderator: Viewer; at: Date },
): Promise<SanctionView> {
  const { kind, rule, reason, commentId, endsAt } = asked;
  const id = newId();
  const byId = moderator.id;
  if (current) {
    await endSanction(tx, current, { at, actorId: byId, reason: { code: 'sanction-replaced', facts: {} } });
    // What takes its place has its own.
    await closeAgainst(tx, current.id, at);
  }
  const membershipBefore =
    kind === 'REVOCATION' ? await takeMembership(tx, { memberId, byId, reason, at }) : null;
  await insertSanction(tx, { id, memberId, ...asked, membershipBefore, startsAt: at, byId });
  if (kind === 'BAN') await barMember(tx, memberId);
  const until = endsAt?.toISOString() ?? null;
  await record(tx, {
    at,
    actorId: byId,
    action: 'member.sanction',
    subjectType: 'member',
    subjectId: memberId,
    fromState: current?.kind ?? null,
    toState: kind,
    reason,
    details: { sanctionId: id, endsAt: until, rule, commentId },
  });
  const payload = { sanctionId: id, kind, rule, reason, endsAt: until };
  const seen = showsOnPages(kind) || showsOnPages(current?.kind) ? [`member:${memberId}` as const] : [];
  // What a banned member says they know is not shown, not even for a moment longer.
  const removal = kind === 'BAN';
  await emit(tx, { type: 'member.sanction', subjectId: memberId, payload, tags: seen, removal });
  const imposed = await findSanction(tx, id, byId);
  if (!imposed) throw new Error(`sanction ${id} was not imposed`);
  return toSanctionView(imposed, at);
}
