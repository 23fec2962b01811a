import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { sqlStatements, transaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import {
  findExported,
  findExportedArticles,
  type After,
  type ExportedArticle,
  type ExportedComment,
} from './store';
import { toExported, toExportedArticle, toOutside } from './views';
import { disqusFoot, disqusHead, disqusPost, disqusThread } from './write/disqus';
import { wxrComment, wxrFoot, wxrHead, wxrItem, wxrItemEnd } from './write/wxr';

/** In what comments can be taken elsewhere: our own JSON lines, and the files of two others. */
export const exportFormats = ['trialogue', 'disqus', 'wxr'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Rows that one question asks for. */
const STEP = 1_000;

/**
 * All comments as a file that others read, and that `importComments` reads back, a piece at a time. What was taken back comes without its text, and
 * what is in review as waiting for a moderator. It has addresses of members in it, and is on record.
 */
export async function* exportComments({
  format,
  context = systemContext,
}: {
  format: ExportFormat;
  context?: Context;
}): AsyncGenerator<string> {
  let count = 0;
  for await (const piece of writers[format]((number) => (count += number))) yield piece;
  await transaction((tx) =>
    record(tx, {
      at: context.now(),
      actorId: null,
      action: 'comment.export',
      subjectType: 'job',
      subjectId: newId(),
      details: { format, count },
    }),
  );
}

type Writer = (tell: (count: number) => void) => AsyncGenerator<string>;

const writers: Record<ExportFormat, Writer> = {
  async *trialogue(tell) {
    for await (const comments of everyComment()) {
      tell(comments.length);
      yield comments.map((comment) => `${JSON.stringify(toOutside(comment))}\n`).join('');
    }
  },
  async *disqus(tell) {
    yield disqusHead;
    for await (const articles of everyArticle()) yield articles.map(disqusThread).join('');
    for await (const comments of everyComment()) {
      tell(comments.length);
      yield comments.map(disqusPost).join('');
    }
    yield disqusFoot;
  },
  async *wxr(tell) {
    yield wxrHead;
    for await (const articles of everyArticle())
      for (const article of articles) {
        yield wxrItem(article);
        for await (const comments of commentsOf(article)) {
          tell(comments.length);
          yield comments.map(wxrComment).join('');
        }
        yield wxrItemEnd;
      }
    yield wxrFoot;
  },
};

async function* everyArticle(): AsyncGenerator<ExportedArticle[]> {
  for (let after: string | null = null; ;) {
    const rows = await findExportedArticles(sqlStatements(), after, STEP);
    yield rows.map(toExportedArticle);
    after = rows.at(-1)?.id ?? null;
    if (rows.length < STEP) return;
  }
}

/** In the order in which they were written. Articles are few beside them, and are kept in mind. */
async function* everyComment(): AsyncGenerator<ExportedComment[]> {
  const articles = new Map<string, ExportedArticle>();
  for await (const some of everyArticle()) for (const article of some) articles.set(article.id, article);
  yield* pages(null, (id) => articles.get(id));
}

const commentsOf = (article: ExportedArticle): AsyncGenerator<ExportedComment[]> =>
  pages(article.id, () => article);

async function* pages(
  articleId: string | null,
  articleOf: (id: string) => ExportedArticle | undefined,
): AsyncGenerator<ExportedComment[]> {
  for (let after: After = null; ;) {
    const rows = await findExported(sqlStatements(), { articleId, after, limit: STEP });
    yield rows.flatMap((row) => {
      const article = articleOf(row.articleId);
      // Without one it appeared after this began, as its comments did.
      return article ? [toExported(row, article)] : [];
    });
    const last = rows.at(-1);
    after = last ? { at: last.createdAt, id: last.id } : null;
    if (rows.length < STEP) return;
  }
}
