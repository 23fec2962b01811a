import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { conflict, invalid, notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { isId, newId } from '@/lib/platform/ids';
import { normaliseText } from '@/lib/platform/text/normalise';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { flawInEnd, isInForce, obstacleTo } from './rules';
import type { SanctionKind, SanctionView } from './schemas';
import {
  findSanction,
  findSanctions,
  insertSanction,
  lockMember,
  markLifted,
  type SanctionRow,
} from './store';
import { toSanctionView } from './views';

type Asked = { kind: SanctionKind; reason: string; endsAt: Date | null };

/**
 * Keeps a member from writing and reviewing, from their very next request on: until a moment, or until it is lifted. One
 * sanction is in force at a time; one that takes the place of another names it. The same again, from a double click, changes
 * nothing.
 * @throws 401, 403 for oneself and for staff, 404, 400 when there is no reason or the end does not fit the kind, 409 with the
 *   one in force when the moderator did not have it before them
 */
export async function sanctionMember({
  viewer,
  memberId,
  kind,
  reason,
  endsAt,
  replaces = null,
  context = systemContext,
}: {
  viewer: Viewer | null;
  memberId: string;
  kind: SanctionKind;
  reason: string;
  /** An ISO time. */
  endsAt?: string;
  /** The id of the sanction in force that this one takes the place of. */
  replaces?: string | null;
  context?: Context;
}): Promise<SanctionView> {
  const moderator = authorize(viewer, 'member.sanction');
  const at = context.now();
  const asked = { kind, reason: normaliseText(reason), endsAt: endsAt ? new Date(endsAt) : null };
  assertWhole(asked, at);
  return transaction(async (tx) => {
    const member = isId(memberId) ? await lockMember(tx, memberId) : null;
    if (!member) throw notFound('member');
    const obstacle = obstacleTo(moderator, member);
    if (obstacle) throw obstacle;
    const current = (await findSanctions(tx, member.id)).find((sanction) => isInForce(sanction, at)) ?? null;
    if (current && current.id !== replaces) return repeatOrConflict(current, asked, { moderator, at });
    return impose(tx, { memberId: member.id, asked, current, moderator, at });
  });
}

function assertWhole({ kind, reason, endsAt }: Asked, at: Date) {
  if (!reason) throw invalid('reason-required', { field: 'reason' });
  const flaw = flawInEnd(kind, endsAt, at);
  if (flaw) throw flaw;
}

/** Somebody was faster; if that was the same moderator with the same words, it was the first of two clicks. */
function repeatOrConflict(
  current: SanctionRow,
  { kind, reason }: Asked,
  { moderator, at }: { moderator: Viewer; at: Date },
): SanctionView {
  const same = current.byId === moderator.id && current.kind === kind && current.reason === reason;
  if (same) return toSanctionView(current, at);
  throw conflict('already-sanctioned', {
    details: {
      current: toSanctionView(current, at),
    },
  });
}

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
  const { kind, reason, endsAt } = asked;
  const id = newId();
  if (current)
    await markLifted(tx, current.id, {
      at,
      actorId: moderator.id,
      reason: { code: 'sanction-replaced', facts: {} },
    });
  await insertSanction(tx, { id, memberId, kind, reason, startsAt: at, endsAt, byId: moderator.id });
  const until = endsAt?.toISOString() ?? null;
  await record(tx, {
    at,
    actorId: moderator.id,
    action: 'member.sanction',
    subjectType: 'member',
    subjectId: memberId,
    fromState: current?.kind ?? null,
    toState: kind,
    reason,
    details: { sanctionId: id, endsAt: until },
  });
  const payload = { sanctionId: id, kind, reason, endsAt: until };
  const seen = kind === 'BAN' || current?.kind === 'BAN' ? [`member:${memberId}` as const] : [];
  // What a banned member says they know is not shown, not even for a moment longer.
  const removal = kind === 'BAN';
  await emit(tx, { type: 'member.sanction', subjectId: memberId, payload, tags: seen, removal });
  const imposed = await findSanction(tx, id);
  if (!imposed) throw new Error(`sanction ${id} was not imposed`);
  return toSanctionView(imposed, at);
}
