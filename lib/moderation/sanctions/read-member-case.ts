import { systemContext, type Context } from '@/lib/platform/context';
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
import { countCommentsOf, findLatestComments, findMember, findSanctions } from './store';
import { toMemberItem, toSanctioning, toSanctionView } from './views';

/** Comments of the member that are shown beside the counts. */
const LATEST = 10;

/**
 * What a moderator needs to know of a member: how their comments fared, and every sanction there was.
 * @throws 401, 403 when the viewer is not of the desk, 404
 */
export async function readMemberCase({
  viewer,
  memberId,
  locale = 'en',
  context = systemContext,
}: {
  viewer: Viewer | null;
  memberId: string;
  /** What the moderator reads; programs read English. */
  locale?: Locale;
  context?: Context;
}): Promise<MemberCaseView> {
  const moderator = authorize(viewer, 'member.read');
  const now = context.now();
  const row = isId(memberId) ? await findMember(database(), memberId, now) : null;
  if (!row) throw notFound('member');
  const [formerNames, picture, comments, latest, sanctions, { sanctions: ladder }] = await Promise.all([
    listFormerNames({ viewer, memberId: row.id }),
    readPictureOf({ viewer, memberId: row.id }),
    countCommentsOf(database(), row.id),
    findLatestComments(database(), row.id, { viewerId: moderator.id, limit: LATEST }),
    findSanctions(database(), row.id, moderator.id),
    currentPolicy(),
  ]);
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
    sanctions: sanctions.map((sanction) => toSanctionView(sanction, now)),
    ...toSanctioning(row, sanctions, { viewer: moderator, ladder, locale }),
  };
}
