import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { ButtonLink } from '@/app/_ui/button';
import { Page, PageHeading } from '@/app/_ui/page';
import { Pagination } from '@/app/_ui/pagination';
import { listOwnCases } from '@/lib/moderation/statements/list-own-cases';
import { systemContext } from '@/lib/platform/context';
import { currentViewer } from '@/lib/web/viewer';
import { DoneNotice } from './done-notice';
import styles from './my-comments.module.css';
import { OwnComment } from './own-comment';

export const metadata: Metadata = { title: 'My comments', robots: { index: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const query = z.object({
  cursor: z.string().max(200).optional().catch(undefined),
  revised: z.uuid().optional().catch(undefined),
  withdrawn: z.uuid().optional().catch(undefined),
});

export default async function MyCommentsPage({ searchParams }: Props) {
  const { cursor, revised, withdrawn } = query.parse(await searchParams);
  const viewer = await currentViewer();
  if (!viewer) redirect('/sign-in?callbackUrl=%2Fmy-comments');
  const { items, nextCursor } = await orNotFound(listOwnCases({ viewer, cursor }));
  const now = systemContext.now().toISOString();
  const done = revised ?? withdrawn;
  return (
    <PageFrame returnTo="/my-comments">
      <Page>
        <PageHeading
          title="My comments"
          intro="Everything you have written here, where it stands, and why. Only you and the moderators see this page."
        />
        {done && <DoneNotice viewer={viewer} commentId={done} />}
        {items.length === 0 && <None />}
        <ol role="list" className={styles.list}>
          {items.map((comment) => (
            <li key={comment.id}>
              <OwnComment comment={comment} now={now} />
            </li>
          ))}
        </ol>
        <Pagination
          label="Pages of my comments"
          start={cursor ? { href: '/my-comments', words: 'Back to the newest' } : null}
          next={
            nextCursor
              ? { href: `/my-comments?${new URLSearchParams({ cursor: nextCursor })}`, words: 'Older' }
              : null
          }
        />
      </Page>
    </PageFrame>
  );
}

function None() {
  return (
    <div className={styles.none}>
      <p>You have not written a comment yet. Find an article whose subject you know something about.</p>
      <ButtonLink href="/">Go to the front page</ButtonLink>
    </div>
  );
}
