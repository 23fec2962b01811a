import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { signOutHere } from '@/app/(account)/sign-out-action';
import { Footer } from '@/app/_ui/footer';
import { Masthead, type MastheadMember } from '@/app/_ui/masthead';
import { may } from '@/lib/members/permissions';
import { currentPolicy } from '@/lib/policy/current-policy';
import { countUnread } from '@/lib/outreach/notices/inbox/count-unread';
import { currentViewer } from '@/lib/web/session/viewer';
import { volunteerInvitation } from './volunteer-invitation';

/**
 * Masthead and footer around a page.
 * @param returnTo the path that signing in or up from here brings the person back to
 * @param front set on the front page: today, in words
 */
export async function PageFrame({
  returnTo,
  front,
  children,
}: {
  returnTo: string;
  front?: { date: string };
  children: ReactNode;
}) {
  const [member, { names, language }, t] = await Promise.all([
    findMember(),
    currentPolicy(),
    getTranslations('site.front'),
  ]);
  return (
    <>
      <Masthead
        publication={names.publication}
        member={member}
        returnTo={returnTo}
        signOut={signOutHere}
        front={front && { ...front, motto: t('motto') }}
      />
      {children}
      <Footer publication={names.publication} languages={language.offered} returnTo={returnTo} />
    </>
  );
}

/** Who is signed in, as the masthead shows them. */
async function findMember(): Promise<MastheadMember | null> {
  const viewer = await currentViewer();
  if (!viewer) return null;
  const { displayName } = viewer;
  const [unread, invitation] = await Promise.all([countUnread({ viewer }), volunteerInvitation(viewer)]);
  return {
    displayName,
    staff: may(viewer, 'desk.read'),
    unread,
    waiting: invitation && invitation.number,
  };
}
