import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { OwnCommentView } from '@/lib/comments/schemas';
import { Badge } from '../badge';
import { excerpt } from '@/lib/platform/text/excerpt';
import { Fold } from '../fold';
import { Prose } from '../prose';
import { useReason } from '../use-reason';
import styles from './receipt.module.css';
import { standingOf } from './standing-of';
import { stateTones } from './state-tones';
import { Steps } from './steps';

/** A text up to this long is shown whole; a longer one would push the reviews away that come after it. */
const SHOWN_WHOLE = 500;

/**
 * What the reader has written here that others do not see yet: it takes the place of the form, and the focus once it is sent. Nothing
 * when there is none.
 */
export function Receipt({
  comments,
  after,
}: {
  comments: OwnCommentView[];
  /** What else there is to one of them. */
  after: (comment: OwnCommentView) => ReactNode;
}) {
  const t = useTranslations('review.receipt');
  const [newest] = comments;
  if (!newest) return null;
  return (
    <section className={styles.receipt} aria-labelledby="receipt">
      <div>
        <h3 id="receipt" className={styles.title} tabIndex={-1} aria-describedby="receipt-next">
          {t('title', { count: comments.length, ended: standingOf(newest.status) ? 'no' : 'yes' })}
        </h3>
        <p id="receipt-next" className={styles.next}>
          <Next comment={newest} />
        </p>
      </div>
      <ul role="list" className={styles.list}>
        {comments.map((comment) => (
          // What a browser kept of it, in case it would not arrive, goes.
          <li key={comment.id} data-arrived={comment.body}>
            <Sent comment={comment} />
            {after(comment)}
          </li>
        ))}
      </ul>
      <p>
        <a href="/my-comments">{t('mine')}</a>
      </p>
    </section>
  );
}

/** What it takes from its author until it is in line. */
function Next({ comment: { status, reviews } }: { comment: OwnCommentView }) {
  const t = useTranslations('review.receipt');
  if (status !== 'AWAITING_REVIEWS') return t('only');
  return `${t('only')} ${t('left', { left: reviews.required - reviews.done })}`;
}

function Sent({ comment }: { comment: OwnCommentView }) {
  const t = useTranslations('review');
  const say = useReason();
  const { body, bodyHtml, language, status, reason } = comment;
  const { text, complete } = excerpt(body, SHOWN_WHOLE);
  const whole = <Prose kind="comment" html={bodyHtml} lang={language} />;
  return (
    <>
      {standingOf(status) ? (
        <Steps comment={comment} />
      ) : (
        <Badge tone={stateTones[status]}>{t(`states.${status}`)}</Badge>
      )}
      {complete ? (
        whole
      ) : (
        <div>
          <p lang={language} dir="auto" className={styles.beginning}>
            {text}
          </p>
          <Fold summary={t('receipt.whole')}>{whole}</Fold>
        </div>
      )}
      {reason && <p className={styles.reason}>{say(reason)}</p>}
    </>
  );
}
