import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { signOutHere } from '@/app/(account)/sign-out-action';
import { Footer } from '@/app/_ui/footer';
import { Masthead, type MastheadMember } from '@/app/_ui/masthead';
import { worksAtDesk } from '@/lib/members/permissions';
import { currentPolicy } from '@/lib/policy/current-policy';
import { isFramed } from '@/lib/web/embed/is-framed';
import { FrameSession } from './frame-session';
import { currentSiteReader, type SiteReader } from './site-reader';
import { Unverified } from './unverified';
import { volunteerInvitation } from './volunteer-invitation';
import { unreadOf, waitsFor } from './waits-for';

/**
 * Masthead and footer around a page; nothing but what the page itself has where it stands in a frame on another's.
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
  const [viewer, framed] = await Promise.all([currentSiteReader(), isFramed()]);
  if (framed)
    return (
      <Framed viewer={viewer} returnTo={returnTo}>
        {children}
      </Framed>
    );
  const [member, { names, language }, t] = await Promise.all([
    findMember(viewer),
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
      {viewer && viewer !== 'member' && !viewer.verified && <Unverified email={viewer.email} />}
      {children}
      {member?.displayName === null && <own-page />}
      <Footer publication={names.publication} languages={language.offered} returnTo={returnTo} />
    </>
  );
}

function Framed({
  viewer,
  returnTo,
  children,
}: {
  viewer: SiteReader;
  returnTo: string;
  children: ReactNode;
}) {
  return (
    <>
      {viewer && viewer !== 'member' && !viewer.verified && <Unverified email={viewer.email} />}
      {children}
      <FrameSession viewer={viewer} returnTo={returnTo} />
      {viewer === 'member' && <own-page />}
    </>
  );
}

/** What the masthead shows of them all: script fills in the rest (`<own-page>`). */
const ANY_MEMBER: MastheadMember = {
  id: null,
  displayName: null,
  staff: false,
  unread: 0,
  waiting: null,
  waits: null,
};

/** Who is signed in, as the masthead shows them. */
async function findMember(viewer: SiteReader): Promise<MastheadMember | null> {
  if (!viewer) return null;
  if (viewer === 'member') return ANY_MEMBER;
  const { id, displayName } = viewer;
  const [unread, invitation, waits] = await Promise.all([
    unreadOf(viewer),
    volunteerInvitation(viewer),
    waitsFor(viewer),
  ]);
  return {
    id,
    displayName,
    staff: worksAtDesk(viewer),
    unread,
    waiting: invitation && invitation.number,
    waits,
  };
}
