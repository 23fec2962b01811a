import { useTranslations } from 'next-intl';
import { withQuery } from '@/app/_ui/with-query';
import { DeskFilter } from '../_parts/frame/desk-list';

/** All articles, those that are new, or the pages of those that were removed. */
export function ArticleFilter({ shown, query }: { shown: 'all' | 'new' | 'removed'; query?: string }) {
  const t = useTranslations('discussions.filter');
  const hrefs = {
    all: withQuery('/admin/articles', { query }),
    new: withQuery('/admin/articles', { query, only: 'new' }),
    removed: '/admin/articles/removed',
  };
  return (
    <DeskFilter
      label={t('label')}
      choices={(['all', 'new', 'removed'] as const).map((one) => ({
        href: hrefs[one],
        words: t(one),
        current: one === shown,
      }))}
    />
  );
}
