import { LRUCache } from 'lru-cache';
import { toUnderWay } from '@/lib/comments/own/read-under-way';
import { may, worksAtDesk } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { MOST_UNREAD } from '@/lib/outreach/notices/inbox/count-unread';
import { inviteVolunteer } from '@/lib/peer-review/volunteering/count-waiting';
import { sqlStatements } from '@/lib/platform/db';
import { currentPolicy } from '@/lib/policy/current-policy';
import type { OwnPageInput, OwnPageView } from './schemas';
import { findOwnOnPage } from './store';
import { waitsInWords } from './waits-in-words';

/** How many comments wait for a volunteer, as each member was told last: it changes by the hour, and takes longer to count than all else. */
const invitations = new LRUCache<string, { number: string | null }>({ max: 20_000, ttl: 60_000 });

async function invitationOf(viewer: Viewer): Promise<string | null> {
  const known = invitations.get(viewer.id);
  if (known) return known.number;
  const invitation = may(viewer, 'comment.review') ? await inviteVolunteer({ viewer }) : null;
  const number = invitation && invitation.number;
  invitations.set(viewer.id, { number });
  return number;
}

/** What is the viewer's own on a page that is kept for all members: who they are, and what they have made of what it shows. */
export async function readOwnPage({
  viewer,
  page,
}: {
  viewer: Viewer;
  page: OwnPageInput;
}): Promise<OwnPageView> {
  const [{ marks, reactions, underWay, ...own }, waiting, { review }] = await Promise.all([
    findOwnOnPage(sqlStatements(), viewer.id, page, MOST_UNREAD),
    invitationOf(viewer),
    currentPolicy(),
  ]);
  return {
    id: viewer.id,
    displayName: viewer.displayName,
    staff: worksAtDesk(viewer),
    waiting,
    waits: waitsInWords(page.language, {
      underWay: underWay && toUnderWay(underWay, review),
      unread: own.unread,
    }),
    marks: Object.fromEntries((marks ?? []).map(({ id, ...own }) => [id, own])),
    reactions: reactions ?? {},
    ...own,
  };
}
