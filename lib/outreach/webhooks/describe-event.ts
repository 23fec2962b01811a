import { tellCount } from '@/lib/articles/tell-count';
import { articleSummary } from '@/lib/articles/schemas';
import { readArticle } from '@/lib/articles/read-article';
import { tellComment } from '@/lib/comments/thread/tell-comment';
import { AppError } from '@/lib/platform/errors';
import type { Happened } from '@/lib/platform/events';

/** What an endpoint is told of an event. */
export type Described = {
  /** Whose comment it is about, if it is about one. */
  authorId: string | null;
  /** By ids alone, and all of it: never an address, and of who reported, reviewed or decided not even the id. */
  thin: object;
  fat: object;
  /** Of the article. */
  title: string | null;
};

/** Describes an event as things stand; null where there is nothing to tell any more. */
export async function describeEvent(
  event: Happened,
  to: 'readers' | 'desk' | undefined,
): Promise<Described | null> {
  switch (event.type) {
    case 'article.import':
    case 'article.update':
    case 'article.set-discussion':
      return describeArticle(event.payload.slug);
    case 'report.file': {
      const { reportId: id, rule, open } = event.payload;
      return withComment(event, to, { thin: { report: { id } }, fat: { report: { id, rule, open } } });
    }
    case 'report.close': {
      const { outcome, closed } = event.payload;
      return withComment(event, to, { thin: {}, fat: { reports: { outcome, closed } } });
    }
    case 'appeal.file':
    case 'appeal.decide': {
      const { appealId: id, outcome, authorId } = event.payload;
      const about = { thin: { appeal: { id } }, fat: { appeal: { id, outcome } } };
      // Against a sanction: what happened to a member is told of them by id alone.
      if (event.subjectId === authorId)
        return {
          authorId,
          thin: { ...about.thin, member: { id: authorId } },
          fat: { ...about.fat, member: { id: authorId } },
          title: null,
        };
      return withComment(event, to, about);
    }
    default:
      return withComment(event, to, { thin: {}, fat: {} });
  }
}

async function withComment(
  { subjectId: id }: Pick<Happened, 'subjectId'>,
  to: 'readers' | 'desk' = 'readers',
  { thin, fat }: { thin: object; fat: object },
): Promise<Described | null> {
  const told = await tellComment({ id, to });
  if (!told) return null;
  const { comment, authorId } = told;
  const { slug, title } = comment.article;
  // Counted after what happened: of two messages, the one that was counted later is right.
  const article = await tellCount({ slug });
  return {
    authorId,
    thin: { ...thin, comment: { id, article: { slug } }, article },
    fat: { ...fat, comment, article },
    title,
  };
}

async function describeArticle(slug: string): Promise<Described | null> {
  try {
    const article = articleSummary.parse(await readArticle({ slug }));
    return { authorId: null, thin: { article: { slug } }, fat: { article }, title: article.title };
  } catch (error) {
    if (error instanceof AppError && error.status === 404) return null;
    throw error;
  }
}
