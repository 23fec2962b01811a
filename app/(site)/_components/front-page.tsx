import { useTranslations } from 'next-intl';
import type { ArticleSummary } from '@/lib/articles/schemas';
import type { Discussed, Quote } from '@/lib/comments/front/schemas';
import styles from './front-page.module.css';
import { ReadersPart } from './readers-part';
import { Story } from './story';

/** Stories with a picture below the lead; what is older follows as a list. */
const IN_COLUMNS = 3;

/** The articles as an editor would lay them out: the lead, three in columns, what readers know of them, the rest below. */
export function FrontPage({
  articles,
  ...readers
}: {
  articles: ArticleSummary[];
  quotes: Quote[];
  discussed: Discussed[];
}) {
  const t = useTranslations('site.front');
  const [lead, ...others] = articles;
  if (!lead) return <p className={styles.empty}>{t('empty')}</p>;
  const columns = others.slice(0, IN_COLUMNS);
  const rest = others.slice(IN_COLUMNS);
  return (
    <>
      <Story article={lead} size="lead" />
      {columns.length > 0 && (
        <ul role="list" className={styles.columns} aria-label={t('more')}>
          {columns.map((article) => (
            <li key={article.id}>
              <Story article={article} size="column" />
            </li>
          ))}
        </ul>
      )}
      <ReadersPart {...readers} />
      {rest.length > 0 && (
        <ul role="list" className={styles.rest} aria-label={t('earlier')}>
          {rest.map((article) => (
            <li key={article.id}>
              <Story article={article} size="row" />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
