import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageFrame } from '@/app/_frame/page-frame';
import { Notice } from '@/app/_ui/notice';
import { Page, PageHeading } from '@/app/_ui/page';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { listArticles } from '@/lib/articles/list-articles';
import { QUERY_MAX } from '@/lib/comments/search/limits';
import type { SearchQuery, SearchView } from '@/lib/comments/search/schemas';
import { searchComments } from '@/lib/comments/search/search-comments';
import { findMutedAmong } from '@/lib/members/mutes/find-muted-among';
import { AppError } from '@/lib/platform/errors';
import { requestAddress } from '@/lib/web/http/request-address';
import { currentViewer } from '@/lib/web/session/viewer';
import { Found } from './_components/found';
import {
  readSearch,
  searchHref,
  type SearchField,
  type SearchParams,
  type Typed,
} from './_components/read-search';
import { SearchForm } from './_components/search-form';
import styles from './_components/search.module.css';

type Props = { searchParams: Promise<SearchParams> };

/** Articles to choose from, the newest; an older one is chosen by coming from it. */
const ARTICLES = 100;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [{ query }, t] = await Promise.all([searchParams.then(readSearch), getTranslations('search')]);
  return { title: query ? t('pageFor', { words: query.q }) : t('page'), robots: { index: false } };
}

/** Looks through everything that members have published. */
export default async function SearchPage({ searchParams }: Props) {
  const { typed, query, problems } = readSearch(await searchParams);
  const [t, articles, outcome] = await Promise.all([
    getTranslations('search'),
    listArticles({ limit: ARTICLES }),
    query ? search(query) : null,
  ]);
  const errors = await inWords([...problems, ...(outcome?.problem ? [outcome.problem] : [])]);
  const { article } = outcome?.view ?? {};
  const older = article && !articles.some(({ slug }) => slug === article.slug) ? [article] : [];
  return (
    <PageFrame returnTo={searchHref(typed)}>
      <Page>
        <PageHeading title={t('title')} intro={t('intro')} />
        {outcome?.waitSeconds !== undefined && (
          <Notice tone="bad" title={t('problem.title')}>
            <p>{t('problem.often', { seconds: outcome.waitSeconds })}</p>
          </Notice>
        )}
        <SearchForm typed={typed} articles={[...older, ...articles]} errors={errors} />
        {query && outcome?.view ? <Results typed={typed} query={query} view={outcome.view} /> : <HowToAsk />}
      </Page>
    </PageFrame>
  );
}

type Outcome = { view?: SearchView; problem?: SearchField; waitSeconds?: number };

/** What was found, or why nothing could be looked for. A page that is no more is the first one. */
async function search({ cursor, ...query }: SearchQuery): Promise<Outcome> {
  try {
    const [viewer, address] = await Promise.all([currentViewer(), requestAddress()]);
    return { view: await searchComments({ viewer, address, query: { ...query, cursor } }) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.status === 429) return { waitSeconds: error.retryAfterSeconds ?? 60 };
    if (error.field === 'article' || error.field === 'author') return { problem: error.field };
    if (error.field === 'cursor') return search(query);
    throw error;
  }
}

async function inWords(fields: SearchField[]): Promise<Partial<Record<SearchField, string>>> {
  const t = await getTranslations('search.problem');
  return Object.fromEntries(fields.map((field) => [field, t(field, { limit: QUERY_MAX })]));
}

async function Results({ typed, query, view }: { typed: Typed; query: SearchQuery; view: SearchView }) {
  const t = await getTranslations('search');
  const { items, found, nextCursor, article, author } = view;
  const words = { count: found.count, words: query.q, q: (chunks: ReactNode) => <q>{chunks}</q> };
  return (
    <section className={styles.results} aria-labelledby="results-title">
      <h2 id="results-title" className={styles.count}>
        {t.rich(found.complete ? 'found' : 'foundMany', words)}
      </h2>
      {(article || author) && (
        <p className={styles.within}>
          {article && <span>{t('under', { article: article.title })}</span>}
          {author && <span>{t('by', { name: author.displayName })}</span>}
        </p>
      )}
      {items.length > 0 ? <Found items={items} muted={await mutedAmong(items)} /> : <Nothing typed={typed} />}
      <PaginationByCursor
        label={t('pages')}
        first={searchHref(typed)}
        cursor={query.cursor}
        nextCursor={nextCursor}
        words={{ first: t('first'), next: t('next') }}
      />
    </section>
  );
}

async function mutedAmong(items: SearchView['items']): Promise<Set<string>> {
  const viewer = await currentViewer();
  return viewer ? findMutedAmong({ viewer, memberIds: items.map(({ author }) => author.id) }) : new Set();
}

async function Nothing({ typed: { q, ...filters } }: { typed: Typed }) {
  const t = await getTranslations('search.none');
  const isNarrow = Object.values(filters).some(Boolean);
  return (
    <div className={styles.hints}>
      <p className={styles.nothing}>{t('title')}</p>
      <ul>
        {isNarrow && (
          <li>{t.rich('wider', { all: (chunks) => <a href={searchHref({ q })}>{chunks}</a> })}</li>
        )}
        <li>{t('fewer')}</li>
        <li>{t('spelling')}</li>
      </ul>
    </div>
  );
}

async function HowToAsk() {
  const t = await getTranslations('search.how');
  const q = (chunks: ReactNode) => <kbd dir="auto">{chunks}</kbd>;
  return (
    <section className={styles.hints} aria-labelledby="how-title">
      <h2 id="how-title" className={styles.how}>
        {t('title')}
      </h2>
      <ul>
        <li>{t('plain')}</li>
        <li>{t.rich('phrase', { q })}</li>
        <li>{t.rich('or', { q })}</li>
        <li>{t.rich('not', { q })}</li>
      </ul>
    </section>
  );
}
