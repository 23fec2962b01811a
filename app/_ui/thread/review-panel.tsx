'use client';

import { useActionState, useEffect, useId, useRef, useState } from 'react';
import type { ActionState } from '@/lib/web/define-action';
import {
  NOTE_MAX,
  verdicts,
  type AssignmentView,
  type BatchView,
  type FeedbackView,
  type ReviewResult,
  type Verdict,
} from '@/lib/peer-review/schemas';
import { Button, ButtonRow } from '../button';
import { TextAreaField } from '../field';
import { untouched, type FormAction } from '../form-state';
import { Notice } from '../notice';
import { Progress } from '../progress';
import { Prose } from '../prose';
import { Radio, RadioGroup } from '../radio-group';
import styles from './review-panel.module.css';

const choices: Record<Verdict, { label: string; explanation: string }> = {
  YES: { label: 'Yes', explanation: 'Acceptable and adds value to the conversation.' },
  NOT_CIVIL: {
    label: 'Not civil',
    explanation: 'Name-calling, hate speech, insults, external links or personal attacks.',
  },
  MISINFORMATION: {
    label: 'Mis/disinformation',
    explanation: 'Unfounded information or conspiracy theories.',
  },
};

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
  const [review, send, sending] = useActionState(submitReview, untouched);
  const [skip, swap, swapping] = useActionState(skipAssignment, untouched);
  const titleId = useId();
  const assignment = batch.assignments[0];
  const heading = useFocusWhenReplaced(assignment?.id ?? 'none');
  const { done, required } = batch;

  return (
    <section id="review" className={styles.panel} aria-label="Peer review">
      <header className={styles.head}>
        <h3 id={titleId} className={styles.title} ref={heading} tabIndex={-1}>
          {assignment
            ? `Please peer review ${required} community comments before your comment can be posted`
            : 'Your comment is with its reviewers'}
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
          <Readable from={assignment.notBefore} />
          <ButtonRow>
            <Button tone="primary" pending={sending || swapping}>
              Submit review
            </Button>
            {batch.skipsLeft > 0 && (
              <Button formAction={swap} formNoValidate pending={sending || swapping}>
                I can’t judge this one
              </Button>
            )}
          </ButtonRow>
        </form>
      ) : (
        <AfterTheLast />
      )}
    </section>
  );
}

function Exhibit({ assignment: { article, context, bodyHtml } }: { assignment: AssignmentView }) {
  return (
    <div className={styles.exhibit}>
      <p className={styles.where}>
        A comment on <a href={`/articles/${article.slug}`}>{article.title}</a>
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

/** The verdict and the note, as they were sent when the server asks for more patience. */
function VerdictFields({ state, sent }: { state: ActionState<ReviewResult>; sent: ActionState['values'] }) {
  const { verdict: verdictError, note: noteError } = state.fieldErrors;
  return (
    <>
      <RadioGroup legend="Should this comment be posted?" error={verdictError}>
        {verdicts.map((verdict) => (
          <Radio
            key={verdict}
            name="verdict"
            value={verdict}
            required
            // Not `checked`: React resets a form whose action is done to what this says.
            defaultChecked={sent.verdict === verdict}
            {...choices[verdict]}
          />
        ))}
      </RadioGroup>
      <TextAreaField
        label="Note to the moderators"
        optional
        name="note"
        rows={2}
        maxLength={NOTE_MAX}
        error={noteError}
        defaultValue={sent.note}
      />
      {!verdictError && !noteError && <Problem state={state} />}
    </>
  );
}

function Problem({ state }: { state: ActionState<unknown> }) {
  if (state.status !== 'error') return null;
  return (
    <Notice tone="bad" live>
      <p>{state.message}</p>
    </Notice>
  );
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

function AfterTheLast() {
  return (
    <Notice tone="good" title="Thank you: you are done.">
      <p>
        Other members review your comment now. Once enough of them find it acceptable it is posted, without
        anything more for you to do. Where they object or disagree, a moderator decides and tells you why.
      </p>
      <p>
        You can follow it under <a href="/my-comments">My comments</a>.
      </p>
    </Notice>
  );
}

/** What was sent about this very assignment and not accepted. */
function sentFor({ id }: AssignmentView, ...states: ActionState<unknown>[]): ActionState['values'] {
  const refused = states.find(({ status, values }) => status === 'error' && values.assignmentId === id);
  return refused?.values ?? {};
}

/** Counts down to the moment from which a verdict is taken. Only a courtesy: the server's clock decides. */
function Readable({ from }: { from: string }) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const tick = () => setSeconds(Math.max(0, Math.ceil((Date.parse(from) - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [from]);
  if (seconds === 0) return null;
  return (
    <p className={styles.wait} aria-hidden="true">
      Take your time to read it. You can answer in {seconds} {seconds === 1 ? 'second' : 'seconds'}.
    </p>
  );
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
