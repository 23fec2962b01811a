'use client';

import { useActionState } from 'react';
import { articlePath } from '@/app/_ui/article-path';
import { Badge } from '@/app/_ui/badge';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched, type FormAction } from '@/app/_ui/form-state';
import { Prose } from '@/app/_ui/prose';
import { endInWords } from '@/app/_ui/review-end-words';
import { Ago } from '@/app/_ui/timestamp';
import { PastLesson, type Contesting } from '@/app/_ui/thread/lesson';
import { choices } from '@/app/_ui/thread/review-words';
import type { ContestView } from '@/lib/peer-review/calibration/schemas';
import type { OwnReviewView } from '@/lib/peer-review/records/schemas';
import styles from './my-reviews.module.css';

type Props = {
  reviews: OwnReviewView[];
  now: string;
  /** Contests what a calibration comment was said to be. */
  contest: FormAction<ContestView>;
};

/** What the viewer has reviewed, the newest first. One form's state serves all: only one is sent at a time. */
export function OwnReviews({ reviews, now, contest }: Props) {
  const [state, send, pending] = useActionState(contest, untouched, HERE);
  return (
    <>
      <FormErrors state={state} fieldIds={{}} />
      <ol role="list" className={styles.list}>
        {reviews.map((review, index) => (
          <li key={review.assignmentId}>
            <OwnReview review={review} place={index + 1} now={now} contesting={{ state, send, pending }} />
          </li>
        ))}
      </ol>
    </>
  );
}

function OwnReview({
  review,
  place,
  now,
  contesting,
}: {
  review: OwnReviewView;
  /** In the list, from 1. */
  place: number;
  now: string;
  contesting: Contesting;
}) {
  const { assignmentId, article, givenAt, calibration } = review;
  return (
    <article className={styles.review} aria-labelledby={`on-${assignmentId}`}>
      <header className={styles.facts}>
        <h2 id={`on-${assignmentId}`} className={styles.on}>
          <a href={articlePath(article.slug)}>{article.title}</a>
        </h2>
        <p className={styles.when}>
          Reviewed <Ago at={givenAt} now={now} />
        </p>
        {calibration && (
          <p>
            <Badge>Calibration</Badge>
          </p>
        )}
      </header>
      <div className={styles.main}>
        {calibration ? (
          <Lesson
            review={review}
            calibration={calibration}
            contesting={contesting}
            which={` of review ${place}`}
          />
        ) : (
          <Verdict review={review} />
        )}
      </div>
    </article>
  );
}

/** On a comment by another member: what the viewer said, and how it ended. */
function Verdict({ review: { verdict, ended, right, voided, bodyHtml, note } }: { review: OwnReviewView }) {
  return (
    <>
      <p>
        <Badge tone={verdict === 'YES' ? 'accent' : 'danger'}>{choices[verdict].label}</Badge>
      </p>
      <p>
        {ended && endInWords(ended)}
        {right === null ? '.' : right ? ', so your verdict was right.' : ', so your verdict was not right.'}
      </p>
      {voided && <p className={styles.note}>It does not count for the comment: {voided}</p>}
      {note && <p className={styles.note}>Your note to the moderators: “{note}”</p>}
      {bodyHtml && (
        <Fold summary="Read it again">
          <Prose kind="comment" html={bodyHtml} />
        </Fold>
      )}
    </>
  );
}

function Lesson({
  review: { assignmentId, verdict: given, right: correct, bodyHtml },
  calibration: { verdict, explanation, contest },
  ...rest
}: {
  review: OwnReviewView;
  calibration: NonNullable<OwnReviewView['calibration']>;
  contesting: Contesting;
  which: string;
}) {
  const lesson = {
    assignmentId,
    given,
    verdict,
    correct,
    explanation,
    bodyHtml: bodyHtml ?? '',
    contest,
    counted: true,
    standing: null,
    latest: false,
  };
  return <PastLesson lesson={lesson} {...rest} />;
}
