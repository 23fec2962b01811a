import { useTranslations } from 'next-intl';
import { commentPath } from '@/app/_ui/article-path';
import { Dateline } from '@/app/_ui/timestamp';
import type { FoundComment } from '@/lib/comments/search/schemas';
import { writtenIn } from '@/lib/language/locales';
import styles from './found.module.css';

/** Comments that were found, each with the place where it has the words. Those of whom the reader muted are folded up. */
export function Found({ items, muted }: { items: FoundComment[]; muted: ReadonlySet<string> }) {
  const t = useTranslations('reactions');
  return (
    <ol role="list" className={styles.list}>
      {items.map((comment) => (
        <li key={comment.id}>
          {muted.has(comment.author.id) ? (
            <details>
              <summary>{t('folded')}</summary>
              <FoundOne comment={comment} />
            </details>
          ) : (
            <FoundOne comment={comment} />
          )}
        </li>
      ))}
    </ol>
  );
}

function FoundOne({ comment }: { comment: FoundComment }) {
  const t = useTranslations('search');
  const { id, article, author, publishedAt, language, excerpt } = comment;
  const experience = author.expertise[0];
  return (
    <article className={styles.found} aria-labelledby={`found-${id}`}>
      <header className={styles.head}>
        <h3 id={`found-${id}`} className={styles.where}>
          <a href={commentPath(article.slug, id)}>
            {t.rich('where', {
              name: () => <bdi className={styles.name}>{author.displayName}</bdi>,
              title: () => (
                <bdi className={styles.title} {...writtenIn(article.language)}>
                  {article.title}
                </bdi>
              ),
            })}
          </a>
        </h3>
        <p className={styles.facts}>
          <Dateline at={publishedAt} />
          {experience && <span>{experience.field}</span>}
        </p>
      </header>
      <p className={styles.text} {...writtenIn(language)}>
        {excerpt.map(({ text, match }, place) =>
          match ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>,
        )}
      </p>
    </article>
  );
}
