'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useId } from 'react';
import type { OwnCommentView } from '@/lib/comments/schemas';
import type { ContestView } from '@/lib/peer-review/calibration/schemas';
import type { BatchView, ReviewResult, SkipResult, VolunteerView } from '@/lib/peer-review/schemas';
import type { ThanksView } from '@/lib/peer-review/thanks/schemas';
import { arrival } from '../arrival';
import { HERE, untouched, type FormAction } from '../form-state';
import { linkTo } from '../link-to';
import { Progress } from '../progress';
import { AfterTheLast } from './after-the-last';
import { hasMadeWay, isAboutPatience, isForDuty, isSkipped, Judging, Skipped } from './judging';
import { LatestLesson } from './lesson';
import { Problem } from './problem';
import styles from './review-panel.module.css';
import { VolunteerPanel } from './volunteer-panel';

type Props = {
  batch: BatchView;
  thanks: ThanksView;
  /** What the viewer may review after the last, if they like; null where they are not asked. */
  beyond: VolunteerView | null;
  /** How the comment stands in line that the reviews are for, once they are done. */
  line: OwnCommentView['line'];
  /** How the comment begins that the reviews are for; null where that is plain without it. */
  own: string | null;
  /** By the server's clock, as an ISO time. */
  now: string;
  /** Takes `assignmentId`, `verdict` and `note`. */
  submitReview: FormAction<ReviewResult>;
  /** Takes `assignmentId`. */
  skipAssignment: FormAction<SkipResult>;
  /** Takes `assignmentId` and `reason`. */
  contestLesson: FormAction<ContestView>;
  /** Takes `after`. */
  volunteer: FormAction<VolunteerView>;
};

/**
 * The reviews that a comment costs its author, one after another, and what comes after the last. It stays in its place
 * from the first to the end, so that what there was to learn from the last review is still there beside the next one.
 */
export function ReviewPanel({ batch, thanks, beyond, line, own, now, ...actions }: Props) {
  const [review, send] = useActionState(actions.submitReview, untouched, HERE);
  const [skip, swap] = useActionState(actions.skipAssignment, untouched, HERE);
  const [contest, sendContest] = useActionState(actions.contestLesson, untouched, HERE);
  const t = useTranslations('review.panel');
  const titleId = useId();
  const assignment = batch.assignments[0];
  const { commentId, done, required, comments } = batch;
  const contesting = { state: contest, send: sendContest };
  // The panel of what is beyond the duty has the same states: where it is there, it says what came of its own, and what is the matter.
  const problems = assignment !== undefined || beyond === null;
  const isNext = hasMadeWay(assignment, review, skip) && (problems || isForDuty(review, skip));
  const skipped = isForDuty(review, skip) && isSkipped(assignment, skip);
  const lesson = thanks.lessons.find(({ latest }) => latest);

  return (
    <review-panel className={styles.element} keys={t('keys')}>
      <section id="review" className={styles.panel} aria-label={t('name')} tabIndex={-1}>
        <header className={styles.head}>
          <h3
            id={titleId}
            className={styles.title}
            tabIndex={-1}
            aria-describedby={skipped ? `${titleId}-skipped` : undefined}
            {...(isNext && arrival)}
          >
            {assignment
              ? t('request', { required: comments })
              : t(batch.after ? 'otherFirst' : `standing.${batch.status}`)}
          </h3>
          {skipped && <Skipped id={`${titleId}-skipped`} />}
          {own && (
            <p className={styles.own}>
              {t.rich('for', {
                own: linkTo(`/my-comments#comment-${commentId}`),
                beginning: own,
              })}
            </p>
          )}
          {assignment && required > comments && <p className={styles.own}>{t('beside')}</p>}
          <div role="status">
            <Progress done={done} of={required} words={t('done', { done, required })} />
          </div>
        </header>
        {problems && !isAboutPatience(review) && <Problem state={review} />}
        {problems && <Problem state={skip} />}
        {lesson && <LatestLesson {...{ lesson, contesting }} />}
        {assignment ? (
          <Judging
            {...{ assignment, now, review, send }}
            titleId={titleId}
            skip={skip}
            swap={batch.skipsLeft > 0 ? swap : null}
            usedUp={batch.skipsAllowed ? (batch.skipsLeftToday > 0 ? 'batch' : 'day') : null}
          />
        ) : (
          <AfterTheLast {...{ batch, line, thanks, contesting }} />
        )}
        {!assignment && beyond && (
          <VolunteerPanel
            view={beyond}
            after={commentId}
            now={now}
            submitReview={actions.submitReview}
            skipAssignment={actions.skipAssignment}
            volunteer={actions.volunteer}
          />
        )}
      </section>
    </review-panel>
  );
}
