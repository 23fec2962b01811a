'use client';

import { useActionState, useEffect, useId, useRef, useState } from 'react';
import type { ActionState } from '@/lib/web/define-action';
import type { AssignmentView, BatchView, FeedbackView, ReviewResult } from '@/lib/peer-review/schemas';
import { Button, ButtonRow } from '../button';
import { HERE, untouched, type FormAction } from '../form-state';
import { Notice } from '../notice';
import { Progress } from '../progress';
import { Prose } from '../prose';
import { AfterTheLast } from './after-the-last';
import styles from './review-panel.module.css';
import { requestInWords, standingInWords } from './review-words';
import { choices, Problem, VerdictFields } from './verdict-fields';
import { articlePath } from '@/app/_ui/article-path';

type Props = {
  batch: BatchView;
  /** Takes `assignmentId`, `verdict` and `note`. */
  submitReview: FormAction<ReviewResult>;
  /** Takes `assignmentId`. */
  skipAssignment: FormAction<BatchView>;
};

/**
 * The reviews that a comment costs its author, one after another, and what comes after the last. It stays in its place
 * from the first to the end, so that what it said about the last review is still there beside the next one.
 */
export function ReviewPanel({ batch, submitReview, skipAssignment }: Props) {
  const [review, send, sending] = useActionState(submitReview, untouched, HERE);
  const [skip, swap, swapping] = useActionState(skipAssignment, untouched, HERE);
  const titleId = useId();
  const assignment = batch.assignments[0];
  const heading = useFocusWhenReplaced(assignment?.id ?? 'none');
  const { done, required } = batch;
  const pending = sending || swapping;

  return (
    <section id="review" className={styles.panel} aria-label="Peer review">
      <header className={styles.head}>
        <h3 id={titleId} className={styles.title} ref={heading} tabIndex={-1}>
          {assignment ? requestInWords(required) : standingInWords[batch.status]}
        </h3>
        <div role="status">
          <Progress done={done} of={required} words={`${done} of ${required} reviews done`} />
        </div>
      </header>
      {review.result?.feedback && <Feedback feedback={review.result.feedback} />}
      {assignment ? (
        <form className={styles.form} aria-labelledby={titleId} action={send} key={assignment.id}>
          <input type="hidden" name="assignmentId" value={assignment.id} />
          <Exhibit assignment={assignment} />
          <Problem state={skip} />
          <VerdictFields state={review} sent={sentFor(assignment, review, skip)} />
          <Answers from={assignment.notBefore} pending={pending} swap={batch.skipsLeft > 0 ? swap : null} />
        </form>
      ) : (
        <AfterTheLast batch={batch} />
      )}
    </section>
  );
}

function Exhibit({ assignment: { article, context, bodyHtml } }: { assignment: AssignmentView }) {
  return (
    <div className={styles.exhibit}>
      <p className={styles.where}>
        A comment on <a href={articlePath(article.slug)}>{article.title}</a>
      </p>
      {context && (
        <div className={styles.context}>
          <p className={styles.caption}>It answers this comment</p>
          <Prose kind="comment" html={context.bodyHtml} />
        </div>
      )}
      <div className={styles.text} role="group" aria-label="The comment to review">
        <Prose kind="comment" html={bodyHtml} />
      </div>
    </div>
  );
}

/** The buttons. Until somebody could have read the text, they say how long that takes: the server's clock decides. */
function Answers({
  from,
  pending,
  swap,
}: {
  from: string;
  pending: boolean;
  swap: ((form: FormData) => void) | null;
}) {
  const seconds = useSecondsUntil(from);
  const waitId = useId();
  return (
    <>
      {seconds > 0 && (
        <p id={waitId} className={styles.wait}>
          Take your time to read it. You can answer in {seconds} {seconds === 1 ? 'second' : 'seconds'}.
        </p>
      )}
      <ButtonRow>
        {/* Read out with the button, and not at every second. */}
        <Button tone="primary" pending={pending} aria-describedby={seconds > 0 ? waitId : undefined}>
          Submit review
        </Button>
        {swap && (
          <Button formAction={swap} formNoValidate pending={pending}>
            I can’t judge this one
          </Button>
        )}
      </ButtonRow>
    </>
  );
}

function useSecondsUntil(moment: string): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const tick = () => setSeconds(Math.max(0, Math.ceil((Date.parse(moment) - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [moment]);
  return seconds;
}

function Feedback({ feedback: { correct, verdict, explanation } }: { feedback: FeedbackView }) {
  return (
    <Notice
      tone={correct ? 'good' : 'plain'}
      title={correct ? 'You judged that one well' : `We would have chosen “${choices[verdict].label}”`}
      live
    >
      <p>The last comment was one whose answer we know. {explanation}</p>
    </Notice>
  );
}

/** What was sent about this very assignment and not accepted. */
function sentFor({ id }: AssignmentView, ...states: ActionState<unknown>[]): ActionState['values'] {
  const refused = states.find(({ status, values }) => status === 'error' && values.assignmentId === id);
  return refused?.values ?? {};
}

/** Moves the focus to the panel's title when another comment takes the place of the one just judged. */
function useFocusWhenReplaced(shown: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return;
    before.current = shown;
    heading.current?.focus();
  }, [shown]);
  return heading;
}
