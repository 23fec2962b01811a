import { useTranslations } from 'next-intl';
import { Button } from '@/app/_ui/button';
import { FieldError, SelectField, TextField } from '@/app/_ui/field';
import { Fold } from '@/app/_ui/fold';
import { QUERY_MAX } from '@/lib/comments/search/limits';
import { searchHref, type SearchField, type Typed } from './read-search';
import styles from './search-form.module.css';

/** What to look for, and where. It needs no script: its address is the search. */
export function SearchForm({
  typed,
  articles,
  errors,
}: {
  typed: Typed;
  /** Those to choose from. */
  articles: { slug: string; title: string }[];
  errors: Partial<Record<SearchField, string>>;
}) {
  const t = useTranslations('search');
  const { q: _, ...filters } = typed;
  const isNarrow = Object.values(filters).some(Boolean);
  return (
    <search>
      <form action="/search" className={styles.form}>
        <div className={styles.words}>
          <label htmlFor="search-q" className={styles.label}>
            {t('label')}
          </label>
          {errors.q && <FieldError id="search-q-error">{errors.q}</FieldError>}
          <div className={styles.row}>
            <input
              id="search-q"
              name="q"
              type="search"
              className={styles.q}
              defaultValue={typed.q}
              maxLength={QUERY_MAX}
              required
              dir="auto"
              autoComplete="off"
              aria-describedby={errors.q ? 'search-q-error' : undefined}
              aria-invalid={errors.q ? true : undefined}
            />
            <Button tone="primary">{t('submit')}</Button>
          </div>
        </div>
        <Fold summary={t('narrow')} open={isNarrow}>
          <div className={styles.filters}>
            <SelectField
              id="search-article"
              name="article"
              label={t('article')}
              defaultValue={typed.article}
              error={errors.article}
            >
              <option value="">{t('anyArticle')}</option>
              {articles.map(({ slug, title }) => (
                <option key={slug} value={slug}>
                  {title}
                </option>
              ))}
            </SelectField>
            <TextField
              id="search-author"
              name="author"
              label={t('author')}
              hint={t('authorHint')}
              defaultValue={typed.author}
              error={errors.author}
              maxLength={100}
              dir="auto"
              autoComplete="off"
            />
            <TextField
              id="search-from"
              name="from"
              type="date"
              label={t('from')}
              defaultValue={typed.from}
              error={errors.from}
            />
            <TextField
              id="search-to"
              name="to"
              type="date"
              label={t('to')}
              defaultValue={typed.to}
              error={errors.to}
            />
          </div>
          {isNarrow && (
            <p className={styles.clear}>
              <a href={searchHref({ q: typed.q })}>{t('clear')}</a>
            </p>
          )}
        </Fold>
      </form>
    </search>
  );
}
