import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { OwnCommentView } from '@/lib/comments/schemas';
import { Badge } from '../badge';
import { Prose } from '../prose';
import { useReason } from '../use-reason';
import { InLine } from './in-line';
import { stateTones } from './state-tones';
import styles from './waiting-comments.module.css';

/** What the reader has written here that others do not see yet. Nothing when there is none. */
export function WaitingComments({
  comments,
  after,
}: {
  comments: OwnCommentView[];
  /** What else there is to one of them. */
  after: (comment: OwnCommentView) => ReactNode;
}) {
  const t = useTranslations('review');
  const say = useReason();
  if (comments.length === 0) return null;
  return (
    <section className={styles.waiting} aria-labelledby="yours">
      <h3 id="yours" className={styles.title}>
        {t('waiting.title', { count: comments.length })}
      </h3>
      <ul role="list" className={styles.list}>
        {comments.map((comment) => (
          // What a browser kept of it, in case it would not arrive, goes.
          <li key={comment.id} data-arrived={comment.body}>
            <Badge tone={stateTones[comment.status]}>{t(`states.${comment.status}`)}</Badge>
            <Prose kind="comment" html={comment.bodyHtml} lang={comment.language} />
            <InLine line={comment.line} className={styles.reason} />
            {comment.reason && <p className={styles.reason}>{say(comment.reason)}</p>}
            {after(comment)}
          </li>
        ))}
      </ul>
      <p>
        <a href="/my-comments">{t('waiting.mine')}</a>
      </p>
    </section>
  );
}
