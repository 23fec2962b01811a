'use client';

import { useActionState } from 'react';
import type { BatchView, ReviewResult } from '@/lib/peer-review/schemas';
import { Button } from '../button';
import { HERE, untouched, type FormAction } from '../form-state';
import styles from './review-panel.module.css';
import { Problem, VerdictFields } from './verdict-fields';

type Props = {
  submitReview: FormAction<ReviewResult>;
  skipAssignment: FormAction<BatchView>;
};

/**
 * A verdict that was sent, without script, after its reviewer's session had ended: the form again with what they gave, to be
 * sent once they are signed in. Nothing where none was.
 */
export function UnsentReview({ submitReview, skipAssignment }: Props) {
  const [review, send, pending] = useActionState(submitReview, untouched, HERE);
  const [skip] = useActionState(skipAssignment, untouched, HERE);
  const { status, values } = review.status === 'error' ? review : skip;
  if (status !== 'error') return null;
  return (
    <section id="review" className={styles.panel} aria-label="Peer review">
      <h3 className={styles.title}>Your review was not recorded</h3>
      <form className={styles.form} aria-label="Your review" action={send}>
        <input type="hidden" name="assignmentId" value={values.assignmentId} />
        <Problem state={skip} />
        <VerdictFields state={review} sent={values} />
        <div>
          <Button tone="primary" pending={pending}>
            Submit review
          </Button>
        </div>
      </form>
    </section>
  );
}
