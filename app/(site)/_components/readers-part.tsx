import { useTranslations } from 'next-intl';
import { articlePath, commentPath } from '@/app/_ui/article-path';
import { excerpt } from '@/lib/platform/text/excerpt';
import { AuthorName } from '@/app/_ui/thread/author-name';
import { Knowledge } from '@/app/_ui/thread/knowledge';
import { Unbroken } from '@/app/_ui/unbroken';
import type { Discussed, Quote } from '@/lib/comments/front/schemas';
import { writtenIn } from '@/lib/language/locales';
import styles from './readers-part.module.css';

/** Characters of a comment that are quoted. */
const QUOTED = 220;

/** What readers have to say, on the front page: a comment of each story, and what is discussed most. */
export function ReadersPart({ quotes, discussed }: { quotes: Quote[]; discussed: Discussed[] }) {
  if (quotes.length === 0 && discussed.length === 0) return null;
  return (
    <div className={styles.part}>
      {quotes.length > 0 && <Quotes quotes={quotes} />}
      {discussed.length > 0 && <MostDiscussed discussed={discussed} />}
    </div>
  );
}

function Quotes({ quotes }: { quotes: Quote[] }) {
  const t = useTranslations('site.front');
  return (
    <section className={styles.known} aria-labelledby="known-title">
      <h2 id="known-title" className={styles.title}>
        {t('known')}
      </h2>
      <ul role="list" className={styles.quotes}>
        {quotes.map((quote) => (
          // Whoever has muted its author is not led to it.
          <li key={quote.id} data-leads-to={quote.id}>
            <QuoteOf quote={quote} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function QuoteOf({
  quote: { id, articleSlug, articleTitle, articleLanguage, author, ...quote },
}: {
  quote: Quote;
}) {
  const t = useTranslations('site.front');
  const path = articlePath(articleSlug);
  const { text } = excerpt(quote.body, QUOTED);
  return (
    <figure className={styles.quote}>
      <blockquote {...writtenIn(quote.language)} className={styles.words}>
        <a href={commentPath(articleSlug, id)}>
          <Unbroken text={t('quoted', { text })} />
        </a>
      </blockquote>
      <figcaption className={styles.by}>
        <AuthorName author={author} className={styles.name} />
        <Knowledge expertise={author.expertise.slice(0, 1)} />
        <span>
          {t.rich('on', {
            title: articleTitle,
            article: (title) => (
              <a {...writtenIn(articleLanguage)} href={`${path}#comments`}>
                {title}
              </a>
            ),
          })}
        </span>
      </figcaption>
    </figure>
  );
}

function MostDiscussed({ discussed }: { discussed: Discussed[] }) {
  const t = useTranslations('site.front');
  return (
    <section className={styles.discussed} aria-labelledby="discussed-title">
      <h2 id="discussed-title" className={styles.title}>
        {t('discussed')}
      </h2>
      <ol role="list" className={styles.ranks}>
        {discussed.map(({ slug, title, language, count }) => (
          <li key={slug}>
            <a {...writtenIn(language)} className={styles.headline} href={`${articlePath(slug)}#comments`}>
              <Unbroken text={title} />
            </a>
            <p className={styles.count}>{t('ofLate', { count })}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
