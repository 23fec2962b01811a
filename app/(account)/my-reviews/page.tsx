import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { ButtonLink } from '@/app/_ui/button';
import { Page, PageHeading } from '@/app/_ui/page';
import { Pagination } from '@/app/_ui/pagination';
import { UnsentReview } from '@/app/_ui/thread/unsent-review';
import { readOwnRecord } from '@/lib/peer-review/records/read-own-record';
import { currentPolicy } from '@/lib/policy/current-policy';
import { systemContext } from '@/lib/platform/context';
import { currentViewer } from '@/lib/web/viewer';
import { contestLesson, skipReview, submitReview } from '../review/actions';
import styles from './my-reviews.module.css';
import { OwnRecord } from './own-record';
import { OwnReviews } from './own-reviews';

export const metadata: Metadata = { title: 'My reviews', robots: { index: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const query = z.object({ cursor: z.string().max(200).optional().catch(undefined) });

export default async function MyReviewsPage({ searchParams }: Props) {
  const { cursor } = query.parse(await searchParams);
  if (await isFormOfSignedOut()) return <Unsent />;
  const viewer = await currentViewer();
  if (!viewer) redirect('/sign-in?callbackUrl=%2Fmy-reviews');
  const [{ record, items, nextCursor }, policy] = await Promise.all([
    orNotFound(readOwnRecord({ viewer, cursor })),
    currentPolicy(),
  ]);
  return (
    <PageFrame returnTo="/my-reviews">
      <Page>
        <PageHeading
          title="My reviews"
          intro="What you have reviewed, how it ended, and what your verdicts are worth. Only you and the moderators see this page."
        />
        {!cursor && <OwnRecord record={record} ladder={policy.review.ladder} />}
        {items.length === 0 ? (
          <None />
        ) : (
          <OwnReviews reviews={items} now={systemContext.now().toISOString()} contest={contestLesson} />
        )}
        <Pagination
          label="Pages of my reviews"
          start={cursor ? { href: '/my-reviews', words: 'Back to the newest' } : null}
          next={
            nextCursor
              ? { href: `/my-reviews?${new URLSearchParams({ cursor: nextCursor })}`, words: 'Older' }
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
      <p>You have not reviewed anything yet. Whoever writes a comment reviews some by others first.</p>
      <ButtonLink href="/how-peer-review-works">How peer review works</ButtonLink>
    </div>
  );
}

/** The session ended before a contest was sent: the form with what was written. */
function Unsent() {
  return (
    <PageFrame returnTo="/my-reviews">
      <Page column>
        <PageHeading title="My reviews" />
        <UnsentReview submitReview={submitReview} skipAssignment={skipReview} contestLesson={contestLesson} />
      </Page>
    </PageFrame>
  );
}
