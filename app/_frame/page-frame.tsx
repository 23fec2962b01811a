import type { ReactNode } from 'react';
import { signOutHere } from '@/app/(account)/sign-out-action';
import { Footer } from '@/app/_ui/footer';
import { Masthead } from '@/app/_ui/masthead';
import { may } from '@/lib/members/permissions';
import { currentPolicy } from '@/lib/policy/current-policy';
import { currentViewer } from '@/lib/web/viewer';

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
  const [viewer, { names }] = await Promise.all([currentViewer(), currentPolicy()]);
  const member = viewer && { displayName: viewer.displayName, staff: may(viewer, 'desk.read') };
  return (
    <>
      <Masthead
        publication={names.publication}
        member={member}
        returnTo={returnTo}
        signOut={signOutHere}
        front={front && { ...front, motto: 'The news, and what its readers know about it' }}
      />
      {children}
      <Footer publication={names.publication} />
    </>
  );
}
