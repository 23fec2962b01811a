import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { requireViewer } from '@/app/_frame/require-viewer';
import { ButtonLink } from '@/app/_ui/button';
import { Page, PageHeading } from '@/app/_ui/page';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { UnsentReview } from '@/app/_ui/review/unsent-review';
import { reasonInWords } from '@/lib/language/reason-in-words';
import { readOwnRecord } from '@/lib/peer-review/records/read-own-record';
import { currentPolicy } from '@/lib/policy/current-policy';
import { systemContext } from '@/lib/platform/context';
import { pageCursor } from '@/lib/platform/paging';
import { contestLesson, skipReview, submitReview } from '../review/actions';
import styles from './my-reviews.module.css';
import { OwnRecord } from './own-record';
import { OwnReviews } from './own-reviews';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('review.record');
  return { title: t('title'), robots: { index: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const query = z.object({ cursor: pageCursor.catch(undefined) });

export default async function MyReviewsPage({ searchParams }: Props) {
  const { cursor } = query.parse(await searchParams);
  if (await isFormOfSignedOut()) return <Unsent />;
  const viewer = await requireViewer('/my-reviews');
  const [{ record, items, nextCursor }, policy, locale, t] = await Promise.all([
    orNotFound(readOwnRecord({ viewer, cursor })),
    currentPolicy(),
    getLocale(),
    getTranslations('review.record'),
  ]);
  const reviews = items.map(({ voided, ...review }) => ({
    ...review,
    voided: voided && reasonInWords(locale, voided),
  }));
  return (
    <PageFrame returnTo="/my-reviews">
      <Page>
        <PageHeading title={t('title')} intro={t('intro')} />
        {!cursor && <OwnRecord record={record} ladder={policy.review.ladder} />}
        {reviews.length === 0 ? (
          <None />
        ) : (
          <OwnReviews reviews={reviews} now={systemContext.now().toISOString()} contest={contestLesson} />
        )}
        <PaginationByCursor
          label={t('pages')}
          first="/my-reviews"
          cursor={cursor}
          nextCursor={nextCursor}
          words={{ first: t('newest'), next: t('older') }}
        />
      </Page>
    </PageFrame>
  );
}

async function None() {
  const t = await getTranslations('review.record');
  return (
    <div className={styles.none}>
      <p>{t('none')}</p>
      <ButtonLink href="/how-peer-review-works">{t('how')}</ButtonLink>
    </div>
  );
}

/** The session ended before a contest was sent: the form with what was written. */
async function Unsent() {
  const t = await getTranslations('review.record');
  return (
    <PageFrame returnTo="/my-reviews">
      <Page column>
        <PageHeading title={t('title')} />
        <UnsentReview submitReview={submitReview} skipAssignment={skipReview} contestLesson={contestLesson} />
      </Page>
    </PageFrame>
  );
}
