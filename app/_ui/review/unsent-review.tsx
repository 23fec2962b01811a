'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { ContestView } from '@/lib/peer-review/calibration/schemas';
import type { ReviewResult, SkipResult } from '@/lib/peer-review/schemas';
import type { ActionState } from '@/lib/web/http/define-action';
import { Button } from '../button';
import { HERE, untouched, type FormAction } from '../form-state';
import { ContestFields } from './contest-form';
import { Problem } from './problem';
import styles from './review-panel.module.css';
import { VerdictFields } from './verdict-fields';

type Props = {
  submitReview: FormAction<ReviewResult>;
  skipAssignment: FormAction<SkipResult>;
  contestLesson: FormAction<ContestView>;
};

/**
 * A verdict, or what somebody has against one, that was sent, without script, after their session had ended: the form again
 * with what they gave, to be sent once they are signed in. Nothing where none was.
 */
export function UnsentReview({ submitReview, skipAssignment, contestLesson }: Props) {
  const t = useTranslations('review.panel');
  const [review, send] = useActionState(submitReview, untouched, HERE);
  const [skip] = useActionState(skipAssignment, untouched, HERE);
  const [contest, sendContest] = useActionState(contestLesson, untouched, HERE);
  if (contest.status === 'error') return <UnsentContest state={contest} send={sendContest} />;
  const { status, values } = review.status === 'error' ? review : skip;
  if (status !== 'error') return null;
  return (
    <section id="review" className={styles.panel} aria-label={t('name')}>
      <h3 className={styles.title}>{t('unsent.review')}</h3>
      <form className={styles.form} aria-label={t('unsent.form')} action={send}>
        <input type="hidden" name="assignmentId" value={values.assignmentId} />
        <Problem state={review.status === 'error' ? review : skip} />
        <VerdictFields of={values.assignmentId} state={review} sent={values} />
        <div>
          <Button tone="primary">{t('submit')}</Button>
        </div>
      </form>
    </section>
  );
}

function UnsentContest({ state, send }: { state: ActionState<ContestView>; send: (form: FormData) => void }) {
  const t = useTranslations('review.panel');
  const { assignmentId, reason } = state.values;
  return (
    <section id="review" className={styles.panel} aria-label={t('name')}>
      <h3 className={styles.title}>{t('unsent.contest')}</h3>
      <form className={styles.form} aria-label={t('contest.name')} action={send}>
        <Problem state={state} />
        <ContestFields {...{ assignmentId, reason }} error={state.fieldErrors.reason} />
        <div>
          <Button tone="primary">{t('contest.send')}</Button>
        </div>
      </form>
    </section>
  );
}
