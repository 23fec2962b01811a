import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { orNotFound } from '@/app/_frame/or-not-found';
import { Button } from '@/app/_ui/button';
import { TextField } from '@/app/_ui/field';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { Dateline } from '@/app/_ui/timestamp';
import { withQuery } from '@/app/_ui/with-query';
import { listDiscussions } from '@/lib/articles/discussion/list-discussions';
import { discussionsQuery } from '@/lib/articles/discussion/schemas';
import { may } from '@/lib/members/permissions';
import { Desk } from '../_parts/frame/desk';
import { DeskList } from '../_parts/frame/desk-list';
import { enterDesk } from '../_parts/frame/enter-desk';
import { ArticleFilter } from './article-filter';
import styles from './articles.module.css';
import { Discovered, DiscoveredDone } from './discovered';
import { Marks } from './marks';

export async function generateMetadata(): Promise<Metadata> {
  const [desk, t] = await Promise.all([getTranslations('desk'), getTranslations('discussions')]);
  return { title: desk('pageTitle', { title: t('title') }) };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The articles, and how the comments on each are taken. */
export default async function ArticlesPage({ searchParams }: Props) {
  const { done, ...rest } = await searchParams;
  const asked = discussionsQuery.strip().safeParse(rest);
  if (!asked.success) notFound();
  const { query = '', only, cursor } = asked.data;
  const here = withQuery('/admin/articles', { query, only });
  const viewer = await enterDesk(here);
  const [{ items, nextCursor }, t, desk] = await Promise.all([
    orNotFound(listDiscussions({ viewer, query, only, cursor })),
    getTranslations('discussions'),
    getTranslations('desk'),
  ]);
  return (
    <Desk
      viewer={viewer}
      place="articles"
      title={t('title')}
      intro={t('intro')}
      notice={<DiscoveredDone done={done} />}
    >
      <form className={styles.search} role="search" aria-label={t('search.label')} action="/admin/articles">
        <TextField
          id="query"
          label={t('search.field')}
          name="query"
          type="search"
          maxLength={200}
          defaultValue={query}
        />
        {only && <input type="hidden" name="only" value={only} />}
        <Button>{t('search.button')}</Button>
      </form>
      <ArticleFilter shown={only ?? 'all'} query={query} />
      {may(viewer, 'article.import') && (
        <p className={styles.way}>
          <a href="/admin/articles/import">{t('import.link')}</a>
        </p>
      )}
      {items.length === 0 && <p>{query ? t('none.called', { query }) : t(`none.${only ?? 'all'}`)}</p>}
      <DeskList items={items} dense>
        {(article) => (
          <div className={styles.row}>
            <p className={styles.what}>
              <a href={`/admin/articles/${article.id}`} dir="auto">
                {article.title}
              </a>
              <Marks article={article} />
            </p>
            <p className={styles.fact}>
              <Dateline at={article.publishedAt} />
            </p>
            <p className={styles.fact}>{t('comments', { count: article.commentCount })}</p>
            <Discovered article={article} from={only ?? 'all'} />
          </div>
        )}
      </DeskList>
      <PaginationByCursor
        label={t('pages')}
        first={here}
        cursor={cursor}
        nextCursor={nextCursor}
        words={{ first: desk('pages.newest'), next: desk('pages.earlier') }}
      />
    </Desk>
  );
}
