'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useId } from 'react';
import type { ReviewResult, SkipResult, VolunteerView } from '@/lib/peer-review/schemas';
import { arrival } from '../arrival';
import { Button } from '../button';
import { HERE, untouched, type FormAction } from '../form-state';
import { hasMadeWay, isAboutPatience, isForDuty, isSkipped, Judging, Skipped } from './judging';
import { Problem } from './problem';
import styles from './review-panel.module.css';

type Props = {
  view: VolunteerView;
  /** The comment whose reviews the viewer has just done; absent in the queue. */
  after?: string;
  /** By the server's clock, as an ISO time. */
  now: string;
  /** Takes `assignmentId`, `verdict` and `note`. */
  submitReview: FormAction<ReviewResult>;
  /** Takes `assignmentId`. */
  skipAssignment: FormAction<SkipResult>;
  /** Takes `after`. */
  volunteer: FormAction<VolunteerView>;
};

/** One review beyond the duty, for whoever likes to (R1): the offer, what they took, thanks, and the offer again. */
export function VolunteerPanel({ view, after, now, ...actions }: Props) {
  const [review, send] = useActionState(actions.submitReview, untouched, HERE);
  const [skip, swap] = useActionState(actions.skipAssignment, untouched, HERE);
  const [asked, ask] = useActionState(actions.volunteer, untouched, HERE);
  const t = useTranslations('review.volunteer');
  const keys = useTranslations('review.panel')('keys');
  const titleId = useId();
  const { assignment, none } = view;
  // In the queue it stands right below the page's own.
  const Heading = after ? 'h3' : 'h2';
  // The states of the last review of the duty stand here too.
  const thanked = !assignment && review.result?.comment === null;
  // What cannot be offered is not mentioned.
  if (!assignment && !thanked && (after ? none : none === 'NOTHING_WAITS')) return null;
  const foundNothing = [asked, skip].some(
    ({ result }) => result && 'none' in result && result.none === 'NOTHING_WAITS',
  );
  const isNext =
    asked.status === 'done' || (hasMadeWay(assignment, review, skip) && !isForDuty(review, skip));
  const skipped = !isForDuty(review, skip) && isSkipped(assignment, skip);
  return (
    <review-panel className={styles.element} keys={keys}>
      <section className={styles.panel} aria-label={t('name')}>
        <header className={styles.head}>
          <Heading
            id={titleId}
            className={styles.title}
            tabIndex={-1}
            aria-describedby={skipped ? `${titleId}-skipped` : undefined}
            {...(isNext && arrival)}
          >
            {assignment ? t('reading') : thanked ? t('thanks') : t(after ? 'more' : 'queue')}
          </Heading>
          {skipped && <Skipped id={`${titleId}-skipped`} />}
          <p className={styles.own}>{t('free')}</p>
        </header>
        {!isAboutPatience(review) && <Problem state={review} />}
        <Problem state={skip} />
        <Problem state={asked} />
        {assignment && (
          <Judging
            {...{ assignment, now, review, send, titleId, skip }}
            swap={view.skipsLeft > 0 ? swap : null}
            usedUp={view.skipsAllowed ? 'day' : null}
          />
        )}
        {!assignment && (none || foundNothing) && <p role="status">{t(`none.${none ?? 'NOTHING_WAITS'}`)}</p>}
        {!assignment && !none && !foundNothing && (
          <form action={ask}>
            {after && <input type="hidden" name="after" value={after} />}
            <Button tone={after ? 'plain' : 'primary'}>{t(thanked ? 'another' : 'take')}</Button>
          </form>
        )}
      </section>
    </review-panel>
  );
}
