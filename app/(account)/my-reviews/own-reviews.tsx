'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { articlePath } from '@/app/_ui/article-path';
import { Badge } from '@/app/_ui/badge';
import { Fold } from '@/app/_ui/fold';
import { FormErrors } from '@/app/_ui/form-errors';
import { HERE, untouched, type FormAction } from '@/app/_ui/form-state';
import { Prose } from '@/app/_ui/prose';
import { Ago } from '@/app/_ui/timestamp';
import type { Which } from '@/app/_ui/review/contest-form';
import type { Contesting } from '@/app/_ui/review/contest-form';
import { PastLesson } from '@/app/_ui/review/lesson';
import type { ContestView } from '@/lib/peer-review/calibration/schemas';
import type { OwnReviewView } from '@/lib/peer-review/records/schemas';
import styles from './my-reviews.module.css';

/** Why it does not count, in words. */
type Review = Omit<OwnReviewView, 'voided'> & { voided: string | null };

type Props = {
  reviews: Review[];
  now: string;
  /** Contests what a calibration comment was said to be. */
  contest: FormAction<ContestView>;
};

/** What the viewer has reviewed, the newest first. One form's state serves all: only one is sent at a time. */
export function OwnReviews({ reviews, now, contest }: Props) {
  const [state, send] = useActionState(contest, untouched, HERE);
  return (
    <>
      <FormErrors state={state} fieldIds={{}} />
      <ol role="list" className={styles.list}>
        {reviews.map((review, index) => (
          <li key={review.assignmentId}>
            <OwnReview review={review} place={index + 1} now={now} contesting={{ state, send }} />
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
  review: Review;
  /** In the list, from 1. */
  place: number;
  now: string;
  contesting: Contesting;
}) {
  const t = useTranslations('review.own');
  const { assignmentId, article, givenAt, calibration } = review;
  return (
    <article className={styles.review} aria-labelledby={`on-${assignmentId}`}>
      <header className={styles.facts}>
        <h2 id={`on-${assignmentId}`} className={styles.on}>
          <a href={articlePath(article.slug)}>{article.title}</a>
        </h2>
        <p className={styles.when}>{t.rich('reviewed', { ago: () => <Ago at={givenAt} now={now} /> })}</p>
        {calibration && (
          <p>
            <Badge>{t('calibration')}</Badge>
          </p>
        )}
      </header>
      <div className={styles.main}>
        {calibration ? (
          <Lesson
            review={review}
            calibration={calibration}
            contesting={contesting}
            which={{ review: place }}
          />
        ) : (
          <Verdict review={review} />
        )}
      </div>
    </article>
  );
}

/** A text of more than so many characters is folded, so that one finds the next one. */
const SHOWN_WHOLE = 900;

/** On a comment by another member: its text, what the viewer said, and what became of it. */
function Verdict({ review }: { review: Review }) {
  const { verdict, ended, right, voided, bodyHtml, language, note, noteToAuthor } = review;
  const t = useTranslations('review.own');
  const choice = useTranslations('review.panel.choices');
  const ends = useTranslations('review.ends');
  const outcome = right === null ? 'open' : right ? 'right' : 'notRight';
  const text = bodyHtml && <Prose kind="comment" html={bodyHtml} lang={language} />;
  return (
    <>
      {text && bodyHtml.length > SHOWN_WHOLE ? <Fold summary={t('readAgain')}>{text}</Fold> : text}
      {!text && <p className={styles.note}>{t('noText')}</p>}
      <dl className={styles.said}>
        <div>
          <dt>{t('said')}</dt>
          <dd>
            <Badge tone={verdict === 'YES' ? 'accent' : 'danger'}>{choice(`${verdict}.label`)}</Badge>{' '}
            {choice(`${verdict}.explanation`)}
          </dd>
          {note && <dd className={styles.note}>{t(noteToAuthor ? 'noteToAuthor' : 'note', { note })}</dd>}
        </div>
        <div>
          <dt>{t('became')}</dt>
          {ended && <dd>{t(outcome, { end: ends(ended) })}</dd>}
          {voided && <dd className={styles.note}>{t('voided', { reason: voided })}</dd>}
        </div>
      </dl>
    </>
  );
}

function Lesson({
  review: { assignmentId, verdict: given, right: correct, bodyHtml, language },
  calibration: { verdict, explanation, contest },
  ...rest
}: {
  review: Review;
  calibration: NonNullable<OwnReviewView['calibration']>;
  contesting: Contesting;
  which: Which;
}) {
  const lesson = {
    assignmentId,
    given,
    verdict,
    correct,
    explanation,
    bodyHtml: bodyHtml ?? '',
    language,
    contest,
    counted: true,
    standing: null,
    latest: false,
  };
  return <PastLesson lesson={lesson} {...rest} />;
}
