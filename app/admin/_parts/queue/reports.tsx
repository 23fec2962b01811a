import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/app/_ui/badge';
import { Ago } from '@/app/_ui/timestamp';
import type { Locale } from '@/lib/language/locales';
import { houseRuleIn } from '@/lib/moderation/house-rules-in-words';
import type { QueueItem } from '@/lib/moderation/schemas';
import { Moment } from '../frame/moment';
import type { Say } from '../words/words';
import styles from './reports.module.css';

type Reported = NonNullable<QueueItem['reported']>;

/** What readers reported about a comment, each with their note and with what came of their earlier reports; and whether the policy calls for a look. */
export function Reports({
  comment: { reported, reports, pressing },
}: {
  comment: Pick<QueueItem, 'reported' | 'reports' | 'pressing'>;
}) {
  const t = useTranslations('desk');
  const locale = useLocale();
  if (!reported) return null;
  const more = reported.count - reports.length;
  return (
    <div className={styles.reports}>
      <p className={styles.count}>
        {t('reports.count', { count: reported.count })}
        {pressing && (
          <>
            {' '}
            <Badge tone="danger">{t('reports.pressing')}</Badge>
          </>
        )}
      </p>
      {reported.count > 1 && (
        <p className={styles.when}>
          {reasonsInWords(reported, t, locale)}.{' '}
          {t.rich('reports.between', {
            first: () => <Moment key="first" at={reported.first} />,
            last: () => <Moment key="last" at={reported.last} />,
          })}
        </p>
      )}
      <ul role="list">
        {reports.map(({ reporter, reason, note, createdAt }) => (
          <li key={reporter.id}>
            <p>
              {t.rich('reports.one', {
                reason: reasonInWords(reason, t, locale),
                name: reporter.displayName,
                strong: (words) => <strong>{words}</strong>,
                who: (words) => (
                  <a key={reporter.id} href={`/admin/members/${reporter.id}#reports`}>
                    <bdi>{words}</bdi>
                  </a>
                ),
              })}{' '}
              <span className={styles.when}>
                <Moment at={createdAt} />
              </span>
            </p>
            {note && <p className={styles.note}>{t('quoted', { text: note })}</p>}
            <p className={styles.when}>{t('reports.record', reporter.record)}</p>
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.when}>{t('reports.more', { count: more })}</p>}
    </div>
  );
}

/** The same of a row of a queue: what for, from when to when, and what is known of who reported it. */
export function ReportsInShort({
  reported,
  reports,
  now,
}: Pick<QueueItem, 'reports'> & { reported: Reported; now: Date }) {
  const t = useTranslations('desk');
  const locale = useLocale();
  const ago = (at: string) => <Ago key={at} at={at} now={now.toISOString()} />;
  return (
    <>
      {reasonsInWords(reported, t, locale)}.{' '}
      {reported.count === 1
        ? ago(reported.first)
        : t.rich('reports.between', { first: () => ago(reported.first), last: () => ago(reported.last) })}
      {'. '}
      {t('reports.before', knownOf(reports))}
    </>
  );
}

/** What came of the earlier reports of all whose reports are shown. */
const knownOf = (reports: QueueItem['reports']) =>
  reports.reduce(
    (known, { reporter: { record } }) => ({
      answered: known.answered + record.answered,
      upheld: known.upheld + record.upheld,
    }),
    { answered: 0, upheld: 0 },
  );

// A rule may have a comma in its title.
const reasonsInWords = ({ reasons }: Reported, t: Say, locale: Locale): string =>
  reasons
    .map(({ reason, count }) => {
      const words = reasonInWords(reason, t, locale);
      return count > 1 ? t('reports.times', { reason: words, count }) : words;
    })
    .join(' · ');

const reasonInWords = (reason: string, t: Say, locale: Locale): string =>
  reason === 'other' ? t('somethingElse') : (houseRuleIn(locale, reason)?.title ?? reason);
