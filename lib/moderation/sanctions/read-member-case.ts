import { systemContext, type Context } from '@/lib/platform/context';
import { decodeCursor, encodeCursor, pageOf } from '@/lib/platform/cursor';
import { database } from '@/lib/platform/db';
import type { Locale } from '@/lib/language/locales';
import { notFound } from '@/lib/platform/errors';
import { isId } from '@/lib/platform/ids';
import { listFormerNames } from '@/lib/members/names/list-former-names';
import { readPictureOf } from '@/lib/members/picture/read-picture';
import { authorize } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { MemberCaseView } from './schemas';
import {
  countCommentsOf,
  countSanctions,
  findLatestComments,
  findMember,
  findSanctions,
  findStanding,
} from './store';
import { toCurrent, toMemberItem, toSanctioning, toSanctionView } from './views';

/** Comments of the member that are shown beside the counts, and sanctions on a page. */
const LATEST = 10;
const SANCTIONS = 25;

/**
 * What a moderator needs to know of a member: how their comments fared, and a page of what was done to them.
 * @throws 401, 403 when the viewer is not of the desk, 404
 */
export async function readMemberCase({
  viewer,
  memberId,
  locale = 'en',
  cursor,
  context = systemContext,
}: {
  viewer: Viewer | null;
  memberId: string;
  /** What the moderator reads; programs read English. */
  locale?: Locale;
  /** Where the list of sanctions goes on. */
  cursor?: string;
  context?: Context;
}): Promise<MemberCaseView> {
  const moderator = authorize(viewer, 'member.read');
  const now = context.now();
  const row = isId(memberId) ? await findMember(database(), memberId, now) : null;
  if (!row) throw notFound('member');
  const asking = { viewerId: moderator.id, at: now };
  const place = { ...asking, limit: SANCTIONS + 1, after: decodeCursor(cursor) };
  const [formerNames, picture, comments, latest, sanctions, standing, past, terms] = await Promise.all([
    listFormerNames({ viewer, memberId: row.id }),
    readPictureOf({ viewer, memberId: row.id }),
    countCommentsOf(database(), row.id),
    findLatestComments(database(), row.id, { viewerId: moderator.id, limit: LATEST }),
    findSanctions(database(), row.id, place),
    findStanding(database(), row.id, asking),
    countSanctions(database(), row.id),
    currentPolicy(),
  ]);
  const { page, nextCursor } = pageOf(sanctions, SANCTIONS, ({ startsAt: at, id }) =>
    encodeCursor({ at, id }),
  );
  return {
    ...toMemberItem(row, moderator),
    formerNames,
    picture,
    comments,
    latest: latest.map(({ articleSlug, articleTitle, createdAt, ...comment }) => ({
      ...comment,
      article: { slug: articleSlug, title: articleTitle },
      createdAt: createdAt.toISOString(),
    })),
    current: toCurrent(standing, now),
    sanctions: page.map((sanction) => toSanctionView(sanction, now)),
    sanctionsCursor: nextCursor,
    ...toSanctioning(row, past, { viewer: moderator, ladder: terms.sanctions, locale }),
  };
}
