import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { isFormOfSignedOut } from '@/app/_frame/form-of-signed-out';
import { orNotFound } from '@/app/_frame/or-not-found';
import { orNull } from '@/app/_frame/or-null';
import { PageFrame } from '@/app/_frame/page-frame';
import { requireViewer } from '@/app/_frame/require-viewer';
import { articlePath } from '@/app/_ui/article-path';
import { ButtonLink } from '@/app/_ui/button';
import { linkTo } from '@/app/_ui/link-to';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { beginningOf } from '@/app/_ui/review/beginning-of';
import { PracticePanel } from '@/app/_ui/review/practice-panel';
import { ReviewPanel } from '@/app/_ui/review/review-panel';
import { fatesInWords } from '@/app/_ui/review/review-words';
import { UnsentReview } from '@/app/_ui/review/unsent-review';
import { VolunteerPanel } from '@/app/_ui/review/volunteer-panel';
import { withQuery } from '@/app/_ui/with-query';
import { listOwnComments } from '@/lib/comments/own/list-own-comments';
import { findOwnComment } from '@/lib/comments/own/read-comment';
import type { OwnCommentView } from '@/lib/comments/schemas';
import { may, reasonAgainst } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { findOpenBatch, requestAssignments } from '@/lib/peer-review/assignment/request-assignments';
import { readPractice } from '@/lib/peer-review/practice/practise';
import { readThanks, readVolunteerThanks } from '@/lib/peer-review/thanks/read-thanks';
import { countWaitingLong } from '@/lib/peer-review/volunteering/count-waiting';
import { readVolunteering } from '@/lib/peer-review/volunteering/volunteer';
import { systemContext } from '@/lib/platform/context';
import { currentPolicy } from '@/lib/policy/current-policy';
import { contestLesson, judgePractice, skipReview, submitReview, volunteerReview } from './actions';
import styles from './review.module.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('review.page');
  return { title: t('title'), robots: { index: false } };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const query = z.object({ comment: z.uuid().optional().catch(undefined) });
const reviewHref = (comment?: string) => withQuery('/review', { comment });
/** Comments of the viewer's among which those are looked for that still wait. */
const LOOKED_AT = 50;

/**
 * The reviews that the viewer owes. The address names the comment that they are for, so that after the last one the page
 * says what happens to it next.
 */
export default async function ReviewPage({ searchParams }: Props) {
  const { comment } = query.parse(await searchParams);
  if (await isFormOfSignedOut()) return <Unsent />;
  const viewer = await requireViewer(reviewHref(comment));
  const t = await getTranslations('review.page');
  return (
    <PageFrame returnTo="/review">
      <Page column>
        <PageHeading title={t('title')} intro={t.rich('intro', { how: linkTo('/how-peer-review-works') })} />
        {may(viewer, 'comment.review') ? (
          <Reviews viewer={viewer} commentId={comment} />
        ) : (
          <MayNot viewer={viewer} />
        )}
      </Page>
    </PageFrame>
  );
}

/** The session ended before a verdict was sent: the form with what was given, and nothing of the batch. */
async function Unsent() {
  const t = await getTranslations('review.page');
  return (
    <PageFrame returnTo="/review">
      <Page column>
        <PageHeading title={t('title')} />
        <UnsentReview submitReview={submitReview} skipAssignment={skipReview} contestLesson={contestLesson} />
      </Page>
    </PageFrame>
  );
}

async function Reviews({ viewer, commentId }: { viewer: Viewer; commentId: string | undefined }) {
  if (!commentId) {
    const open = await findOpenBatch({ viewer });
    if (open) redirect(reviewHref(open.commentId));
    return <Queue viewer={viewer} />;
  }
  const batch = await orNotFound(requestAssignments({ viewer, commentId }));
  const isDone = batch.assignments.length === 0 && batch.status === 'IN_REVIEW';
  const [own, thanks, { items }, beyond] = await Promise.all([
    findOwnComment({ viewer, id: commentId }),
    readThanks({ viewer, commentId }),
    listOwnComments({ viewer, limit: LOOKED_AT }),
    isDone ? orNull(readVolunteering({ viewer, after: commentId })) : null,
  ]);
  const t = await getTranslations('review.page');
  const others = items.filter(({ id, status }) => id !== commentId && status === 'AWAITING_REVIEWS');
  return (
    <>
      {own && (
        <h2 className={styles.for}>
          {t.rich('for', {
            beginning: beginningOf(own.body),
            article: linkTo(articlePath(own.article.slug)),
            title: own.article.title,
          })}
        </h2>
      )}
      <ReviewPanel
        batch={batch}
        thanks={thanks}
        beyond={beyond}
        line={own?.line ?? null}
        own={null}
        now={systemContext.now().toISOString()}
        submitReview={submitReview}
        skipAssignment={skipReview}
        contestLesson={contestLesson}
        volunteer={volunteerReview}
      />
      <Others comments={others} />
    </>
  );
}

/** Each comment costs its own reviews: the others that wait, oldest last as they were written. */
async function Others({ comments }: { comments: OwnCommentView[] }) {
  const t = await getTranslations('review.page');
  if (comments.length === 0) return null;
  return (
    <section className={styles.others} aria-labelledby="others">
      <h2 id="others" className={styles.title}>
        {t('others')}
      </h2>
      <ul role="list">
        {comments.map(({ id, article, body, reviews }) => (
          <li key={id}>
            <a href={reviewHref(id)}>{t('other', { beginning: beginningOf(body), title: article.title })}</a>
            <span className={styles.count}>{t('done', reviews)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** For whoever owes nothing: what has waited long, to be reviewed by who likes to, and what their reviews have led to (R1). */
async function Queue({ viewer }: { viewer: Viewer }) {
  const [view, waiting, did, { review }, t, words, locale] = await Promise.all([
    readVolunteering({ viewer }),
    countWaitingLong({ viewer }),
    readVolunteerThanks({ viewer }),
    currentPolicy(),
    getTranslations('review.page'),
    getTranslations('review.panel'),
    getLocale(),
  ]);
  const count = Object.values(did).reduce((sum, fate) => sum + fate, 0);
  const hours = review.volunteers.afterHours;
  const isOffered = view.assignment !== null || waiting.count > 0;
  return (
    <>
      {!view.assignment && <p className={styles.nothing}>{t('nothing')}</p>}
      {view.none !== 'SUSPENDED' && (
        <p className={styles.nothing}>
          {waiting.count > 0 ? t('waiting', { ...waiting, hours }) : t('noneWaits')}
        </p>
      )}
      {viewer.role !== 'MEMBER' && <p className={styles.nothing}>{t('staff')}</p>}
      <VolunteerPanel
        view={isOffered || view.none ? view : { ...view, none: 'NOTHING_WAITS' }}
        now={systemContext.now().toISOString()}
        submitReview={submitReview}
        skipAssignment={skipReview}
        volunteer={volunteerReview}
      />
      {count > 0 && (
        <p className={styles.did}>
          {t('did', { count })} {fatesInWords(words, locale, did)}
        </p>
      )}
      <p className={styles.front}>
        <ButtonLink href="/">{t('front')}</ButtonLink>
      </p>
    </>
  );
}

/** Why somebody who is signed in may not review, in the words of the rule that says so, and what they may practise on meanwhile. */
async function MayNot({ viewer }: { viewer: Viewer }) {
  const mayPractise = may(viewer, 'review.practise');
  const practice = mayPractise ? await readPractice({ viewer }) : null;
  return (
    <>
      <div className={styles.nothing}>
        <Notice
          tone={mayPractise ? 'plain' : 'bad'}
          title={reasonAgainst(viewer, 'comment.review', await getLocale())}
        />
      </div>
      {practice && practice.of > 0 && <PracticePanel practice={practice} judge={judgePractice} />}
    </>
  );
}
