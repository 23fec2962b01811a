import { useLocale, useTranslations } from 'next-intl';
import { Ago } from '@/app/_ui/timestamp';
import { VisuallyHidden } from '@/app/_ui/visually-hidden';
import { classNames } from '@/app/_ui/class-names';
import { Fold } from '@/app/_ui/fold';
import { hourInWords } from '@/lib/language/times';
import type { NoticeView } from '@/lib/outreach/notices/schemas';
import { groupByDay } from './group-by-day';
import styles from './notifications.module.css';

/** Notices by the day, newest first; those that have not been seen are marked. */
export function NoticeList({ notices, now }: { notices: NoticeView[]; now: string }) {
  const t = useTranslations('notices.page');
  const locale = useLocale();
  const days = groupByDay(notices, now, { today: t('today'), yesterday: t('yesterday'), locale });
  return days.map(({ day, label, recent, notices: ofDay }) => (
    <section key={day} aria-labelledby={`day-${day}`} className={styles.day}>
      <h2 id={`day-${day}`} className={styles.dayName}>
        {label}
      </h2>
      <ol role="list" className={styles.list}>
        {ofDay.map((notice) => (
          <li key={notice.id} className={classNames(styles.item, !notice.readAt && styles.unread)}>
            <OneNotice notice={notice} now={recent ? now : null} />
          </li>
        ))}
      </ol>
    </section>
  ));
}

/**
 * Its link leads by way of the notice, which has then been seen.
 * @param now how long ago it was is said from then; where the day above says it, null: the hour alone is left to say
 */
function OneNotice({ notice, now }: { notice: NoticeView; now: string | null }) {
  const { id, title, paragraphs, excerpt, reasons, particulars, action, createdAt, readAt } = notice;
  const t = useTranslations('notices.page');
  return (
    <article aria-labelledby={`notice-${id}`} className={styles.notice}>
      <p className={styles.when}>
        {!readAt && <span className={styles.new}>{t('new')}</span>}
        {now ? <Ago at={createdAt} now={now} /> : <Hour at={createdAt} />}
      </p>
      <h3 id={`notice-${id}`} className={styles.title}>
        {title}
      </h3>
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
              {t('statement')}
              <VisuallyHidden> ({title})</VisuallyHidden>
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

function Hour({ at }: { at: string }) {
  return (
    <time data-said="hour" dateTime={at}>
      {hourInWords(new Date(at), useLocale())}
    </time>
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
