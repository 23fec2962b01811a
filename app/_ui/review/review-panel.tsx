'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useEffect, useId, useRef, type RefObject } from 'react';
import type { ActionState } from '@/lib/web/http/define-action';
import type { ContestView } from '@/lib/peer-review/calibration/schemas';
import type { AssignmentView, BatchView, ReviewResult } from '@/lib/peer-review/schemas';
import type { ThanksView } from '@/lib/peer-review/thanks/schemas';
import { Button, ButtonRow } from '../button';
import { HERE, untouched, type FormAction } from '../form-state';
import { linkTo } from '../link-to';
import { Notice } from '../notice';
import { Progress } from '../progress';
import { AfterTheLast } from './after-the-last';
import { Submission } from './submission';
import { LatestLesson } from './lesson';
import { Problem } from './problem';
import { useSecondsUntil } from './reading-time';
import { useReviewKeys } from './review-keys';
import styles from './review-panel.module.css';
import { waitInWords } from './review-words';
import { useScripted } from '../scripted';
import { VerdictFields } from './verdict-fields';
import { VerdictGuide } from './verdict-guide';

type Props = {
  batch: BatchView;
  thanks: ThanksView;
  /** How the comment begins that the reviews are for; null where that is plain without it. */
  own: string | null;
  /** By the server's clock, as an ISO time. */
  now: string;
  /** Takes `assignmentId`, `verdict` and `note`. */
  submitReview: FormAction<ReviewResult>;
  /** Takes `assignmentId`. */
  skipAssignment: FormAction<BatchView>;
  /** Takes `assignmentId` and `reason`. */
  contestLesson: FormAction<ContestView>;
};

/**
 * The reviews that a comment costs its author, one after another, and what comes after the last. It stays in its place
 * from the first to the end, so that what there was to learn from the last review is still there beside the next one.
 */
export function ReviewPanel({ batch, thanks, own, now, ...actions }: Props) {
  const [review, send, sending] = useActionState(actions.submitReview, untouched, HERE);
  const [skip, swap, swapping] = useActionState(actions.skipAssignment, untouched, HERE);
  const [contest, sendContest, contestPending] = useActionState(actions.contestLesson, untouched, HERE);
  const t = useTranslations('review.panel');
  const titleId = useId();
  const form = useRef<HTMLFormElement>(null);
  const onKeyDown = useReviewKeys(form);
  const assignment = batch.assignments[0];
  const heading = useFocusWhenReplaced(assignment?.id ?? 'none');
  const { commentId, done, required, comments } = batch;
  const contesting = { state: contest, send: sendContest, pending: contestPending };
  const lesson = thanks.lessons.find(({ latest }) => latest);

  return (
    <section id="review" className={styles.panel} aria-label={t('name')} tabIndex={-1} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <h3 id={titleId} className={styles.title} ref={heading} tabIndex={-1}>
          {assignment
            ? t('request', { required: comments })
            : t(batch.after ? 'otherFirst' : `standing.${batch.status}`)}
        </h3>
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
      {!isAboutPatience(review) && <Problem state={review} />}
      <Problem state={skip} />
      {lesson && <LatestLesson key={lesson.assignmentId} {...{ lesson, contesting }} />}
      {assignment ? (
        <Judging
          // A text that has changed is another one to judge.
          key={`${assignment.id} ${assignment.notBefore}`}
          {...{ assignment, now, review, send, form }}
          titleId={titleId}
          skip={skip}
          swap={batch.skipsLeft > 0 ? swap : null}
          pending={sending || swapping}
        />
      ) : (
        <AfterTheLast {...{ batch, thanks, contesting }} />
      )}
    </section>
  );
}

function Judging({
  assignment,
  now,
  review,
  skip,
  send,
  swap,
  pending,
  titleId,
  form,
}: {
  assignment: AssignmentView;
  now: string;
  review: ActionState<ReviewResult>;
  skip: ActionState<BatchView>;
  send: (form: FormData) => void;
  swap: ((form: FormData) => void) | null;
  pending: boolean;
  titleId: string;
  form: RefObject<HTMLFormElement | null>;
}) {
  const keys = useScripted();
  return (
    <form className={styles.form} aria-labelledby={titleId} action={send} ref={form}>
      <input type="hidden" name="assignmentId" value={assignment.id} />
      <Submission assignment={assignment} />
      <VerdictGuide />
      <VerdictFields state={review} sent={sentFor(assignment, review, skip)} keys={keys} />
      <Answers {...{ review, pending, swap, now }} from={assignment.notBefore} />
    </form>
  );
}

/**
 * The buttons. Until somebody could have read the text, they say how long that takes: the server's clock decides. Whoever
 * sends a verdict before is asked for patience, and finds it as they chose it.
 */
function Answers({
  from,
  now,
  review,
  pending,
  swap,
}: {
  from: string;
  now: string;
  review: ActionState<ReviewResult>;
  pending: boolean;
  swap: ((form: FormData) => void) | null;
}) {
  const t = useTranslations('review.panel');
  const seconds = useSecondsUntil(from, now);
  const waitId = useId();
  return (
    <div className={styles.answers}>
      {isAboutPatience(review) && (
        <Notice live title={review.message}>
          <p>{t('patience')}</p>
        </Notice>
      )}
      {seconds > 0 && (
        <p id={waitId} className={styles.wait}>
          {t('wait', { time: waitInWords(t, seconds) })}
        </p>
      )}
      <ButtonRow>
        {/* Read out with the button, and not at every second. */}
        <Button tone="primary" pending={pending} aria-describedby={seconds > 0 ? waitId : undefined}>
          {t('submit')}
        </Button>
        {swap && (
          <Button formAction={swap} formNoValidate pending={pending}>
            {t('skip')}
          </Button>
        )}
      </ButtonRow>
    </div>
  );
}

const isAboutPatience = ({ status, code }: ActionState<unknown>): boolean =>
  status === 'error' && code === 'too-fast';

/** What was sent about this very assignment and not accepted. A verdict on a text that has changed is to be given anew. */
function sentFor({ id }: AssignmentView, ...states: ActionState<unknown>[]): ActionState['values'] {
  const refused = states.find(({ status, values }) => status === 'error' && values.assignmentId === id);
  if (!refused) return {};
  const { verdict = '', ...rest } = refused.values;
  return refused.code === 'stale-revision' ? rest : { ...rest, verdict };
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
