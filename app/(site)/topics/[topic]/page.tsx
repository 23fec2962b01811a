import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { feedLinks } from '@/app/_frame/feed-links';
import { orNotFound } from '@/app/_frame/or-not-found';
import { PageFrame } from '@/app/_frame/page-frame';
import { Page, PageHeading } from '@/app/_ui/page';
import { PaginationByCursor } from '@/app/_ui/pagination';
import { topicPath } from '@/app/_ui/topic-path';
import { withQuery } from '@/app/_ui/with-query';
import { listByTopic } from '@/lib/articles/list-by-topic';
import { pageCursor } from '@/lib/platform/paging';
import { currentPolicy } from '@/lib/policy/current-policy';
import { declareCacheTags } from '@/lib/web/page-cache/cache-tags';
import { pageParams } from '@/lib/web/http/page-params';
import { Story } from '../../_components/story';
import styles from './topic.module.css';

type Props = {
  params: Promise<{ topic: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const query = z.object({ cursor: pageCursor.catch(undefined) });

async function asked({ params, searchParams }: Props) {
  const [{ topic }, { cursor }] = await Promise.all([pageParams(params), searchParams.then(query.parse)]);
  return { topic, cursor, here: topicPath(topic) ?? '/' };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const [{ topic, cursor, here }, t] = await Promise.all([asked(props), getTranslations('site.topic')]);
  // A page of older stories is a page of its own.
  return {
    title: topic,
    description: t('description', { topic }),
    alternates: { canonical: withQuery(here, { cursor }), ...feedLinks(here) },
  };
}

/** What is published about a topic, the newest first. */
export default async function TopicPage(props: Props) {
  const { topic, cursor, here } = await asked(props);
  await declareCacheTags(['front', 'policy']);
  const [{ items, nextCursor }, { names }, t] = await Promise.all([
    orNotFound(listByTopic({ topic, cursor })),
    currentPolicy(),
    getTranslations('site.topic'),
  ]);
  return (
    <PageFrame returnTo={here}>
      <Page>
        <PageHeading title={topic} intro={t('intro', { publication: names.publication })} />
        <ul role="list" className={styles.stories}>
          {items.map((article) => (
            <li key={article.id}>
              <Story article={article} size="row" />
            </li>
          ))}
        </ul>
        <PaginationByCursor
          label={t('pages')}
          first={here}
          cursor={cursor}
          nextCursor={nextCursor}
          words={{ first: t('newest'), next: t('older') }}
        />
      </Page>
    </PageFrame>
  );
}
