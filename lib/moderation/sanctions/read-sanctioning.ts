import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import type { Locale } from '@/lib/language/locales';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { SanctioningView } from './schemas';
import { countSanctions, findSanctionable, findSanctions, findStanding } from './store';
import { toCurrent, toSanctioning, toSanctionView } from './views';

/** The newest of what was done to them that is named beside a case; all of it is on their page. */
const LATEST = 3;

/**
 * What may be done to a member from where a comment of theirs is decided.
 * @throws 401, 403 when the viewer is not of the desk, 404
 */
export async function readSanctioning({
  viewer,
  memberId,
  locale,
  context = systemContext,
}: {
  viewer: Viewer | null;
  memberId: string;
  locale: Locale;
  context?: Context;
}): Promise<SanctioningView> {
  const moderator = authorize(viewer, 'member.read');
  if (!isId(memberId)) throw notFound('member');
  const now = context.now();
  const asking = { viewerId: moderator.id, at: now };
  const [member, rows, standing, past, { sanctions: ladder }] = await Promise.all([
    findSanctionable(database(), memberId, now),
    findSanctions(database(), memberId, { ...asking, limit: LATEST }),
    findStanding(database(), memberId, asking),
    countSanctions(database(), memberId),
    currentPolicy(),
  ]);
  if (!member) throw notFound('member');
  const { id, displayName, hasLeft } = member;
  const sanctions = rows.map((row) => toSanctionView(row, now));
  return {
    id,
    displayName,
    hasLeft,
    current: toCurrent(standing, now),
    sanctions,
    ...toSanctioning(member, past, { viewer: moderator, ladder, locale }),
  };
}
