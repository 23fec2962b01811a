import { database } from '@/lib/platform/db';
import { articlePath } from '@/lib/articles/article-path';
import { listByTopic } from '@/lib/articles/list-by-topic';
import { readArticle } from '@/lib/articles/read-article';
import { readProfile } from '@/lib/members/read-profile';
import type { FeedSubject, FeedView } from './schemas';
import { findNewestComments } from './store';

const SHOWN = 50;

/**
 * The newest comments that every reader sees of a subject, fifty at most.
 * @throws 404 where there is no such subject
 */
export async function readFeed(subject: FeedSubject): Promise<FeedView> {
  const { scope, tags, ...head } = await resolve(subject);
  const items = await findNewestComments(database(), scope, SHOWN);
  // One that is taken away is gone from here as soon as from its article.
  const articles = new Set(items.map(({ articleId }) => articleId));
  const authors = new Set(items.map(({ authorId }) => authorId));
  return {
    ...head,
    items,
    tags: [
      ...tags,
      ...[...articles].map((id) => `article:${id}` as const),
      ...[...authors].map((id) => `member:${id}` as const),
    ],
  };
}

async function resolve(
  subject: FeedSubject,
): Promise<Omit<FeedView, 'items'> & { scope: Parameters<typeof findNewestComments>[1] }> {
  switch (subject.of) {
    case 'site':
      return { about: null, path: '/', tags: ['front'], scope: null };
    case 'article': {
      const { id, slug, title } = await readArticle({ slug: subject.slug });
      return {
        about: title,
        path: articlePath(slug),
        tags: [`article:${id}`, 'articles'],
        scope: { articleId: id },
      };
    }
    case 'topic': {
      const { topic } = subject;
      await listByTopic({ topic, limit: 1 });
      const path = `/topics/${encodeURIComponent(topic)}`;
      return { about: topic, path, tags: ['front'], scope: { topic } };
    }
    case 'member': {
      const { id, displayName } = await readProfile({ viewer: null, id: subject.memberId });
      return { about: displayName, path: `/members/${id}`, tags: [`member:${id}`], scope: { memberId: id } };
    }
  }
}
