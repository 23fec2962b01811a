import { getTranslations } from 'next-intl/server';
import { listTopics } from '@/lib/articles/list-topics';
import type { ArticleView } from '@/lib/articles/schemas';
import type { ReviewCost } from '@/lib/comments/pace/read-review-cost';
import { readOwnExpertise } from '@/lib/members/expertise/read-own-expertise';
import { FIELD_MAX, LINE_MAX } from '@/lib/members/expertise/schemas';
import { may } from '@/lib/members/permissions';
import type { Viewer } from '@/lib/members/viewer';
import { welcome } from '../actions';
import { WelcomeCard } from './welcome-card';

/** For whoever has just joined, where they came from: how it works, what they know about, and the first step. Shown until they go on. */
export async function Welcome({
  viewer,
  article,
  cost,
}: {
  viewer: Viewer;
  article: ArticleView;
  cost: ReviewCost;
}) {
  const [{ items, most }, topics, t] = await Promise.all([
    readOwnExpertise({ viewer }),
    listTopics(),
    getTranslations('article.welcome'),
  ]);
  const asks = items.length === 0 && most > 0 && may(viewer, 'expertise.state');
  return (
    <WelcomeCard
      articleSlug={article.slug}
      action={welcome}
      topics={asks ? topics : null}
      longest={{ field: FIELD_MAX, line: LINE_MAX }}
      words={{
        title: t('title', { name: viewer.displayName }),
        how: t('how.title'),
        cost: t('how.text', cost),
        more: t('how.more'),
        know: t('know.title'),
        example: t('know.example'),
        field: t('know.field'),
        line: t('know.line'),
        first: t('first.title'),
        article: t('first.text', { title: article.title }),
        begin: t('begin'),
        skip: t('skip'),
      }}
    />
  );
}
