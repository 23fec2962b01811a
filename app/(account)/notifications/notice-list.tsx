import { Ago } from '@/app/_ui/timestamp';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { classNames } from '@/app/_ui/class-names';
import { Fold } from '@/app/_ui/fold';
import type { NoticeView } from '@/lib/outreach/notices/schemas';
import styles from './notifications.module.css';

/** Notices, newest first; those that have not been seen are marked. */
export function NoticeList({ notices, now }: { notices: NoticeView[]; now: string }) {
  return (
    <ol role="list" className={styles.list}>
      {notices.map((notice) => (
        <li key={notice.id} className={classNames(styles.item, !notice.readAt && styles.unread)}>
          <OneNotice notice={notice} now={now} />
        </li>
      ))}
    </ol>
  );
}

/** Its link leads by way of the notice, which has then been seen. */
function OneNotice({ notice, now }: { notice: NoticeView; now: string }) {
  const { id, title, paragraphs, excerpt, reasons, particulars, action, createdAt, readAt } = notice;
  return (
    <article aria-labelledby={`notice-${id}`} className={styles.notice}>
      <p className={styles.when}>
        {!readAt && <span className={styles.new}>New</span>}
        <Ago at={createdAt} now={now} />
      </p>
      <h2 id={`notice-${id}`} className={styles.title}>
        {title}
      </h2>
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className={styles.text}>
          {paragraph}
        </p>
      ))}
      {excerpt && (
        <blockquote className={styles.excerpt} dir="auto">
          {excerpt}
        </blockquote>
      )}
      <Terms terms={reasons} />
      {particulars.length > 0 && (
        <Fold
          summary={
            <>
              The whole statement<VisuallyHidden> ({title})</VisuallyHidden>
            </>
          }
        >
          <Terms terms={particulars} />
        </Fold>
      )}
      <p>
        <a className={styles.action} href={`/notifications/${id}`}>
          {action.label}
          <VisuallyHidden> ({title})</VisuallyHidden>
        </a>
      </p>
    </article>
  );
}

function Terms({ terms }: { terms: NoticeView['reasons'] }) {
  if (terms.length === 0) return null;
  return (
    <dl className={styles.terms}>
      {terms.map(({ term, text }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd dir="auto">{text}</dd>
        </div>
      ))}
    </dl>
  );
}
