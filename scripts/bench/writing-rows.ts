import { submitComment } from '@/lib/comments/submission/submit-comment';
import type { Viewer } from '@/lib/members/viewer';
import { recordReview } from '@/lib/peer-review/review/record-review';
import { requestAssignments } from '@/lib/peer-review/assignment/request-assignments';
import { connectionPool, database } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import type { Row } from './compare';
import { drawingRows } from './drawing-row';
import type { ReviewWork } from './insert-reviews';
import type { Thread } from './insert-threads';
import { measureTask } from './measure-task';
import { someWords } from './some-words';

type Options = { threads: Thread[]; nextWriter: () => Viewer; work: ReviewWork };

/** What someone waits for who writes and reviews: the use cases, sixteen at once, in this process and on its pool. */
export async function writingRows({ threads, nextWriter, work }: Options): Promise<Row[]> {
  const articleId = await findArticle(threads[0]);
  const inSql = {
    name: 'bare insert of one comment in SQL, same pool',
    measure: measureTask(() => insertInSql(articleId, nextWriter().id)),
  };
  // The goal's insert (docs/decisions/0007): one row, by the client that the product has.
  const byPrisma = {
    name: 'bare insert of one comment by Prisma, same pool',
    measure: measureTask(() => insertByPrisma(articleId, nextWriter().id)),
  };
  const submit = (thread: Thread) => ({
    name: `submit, ${thread.comments.toLocaleString('en')} comments`,
    measure: measureTask(() =>
      submitComment({ viewer: nextWriter(), articleSlug: thread.slug, body: someWords() }),
    ),
  });
  const assign = measureTask(() => requestAssignments(take(work.waiting)));
  const review = measureTask(() => recordReview({ ...take(work.leases), verdict: 'YES' }));
  return [
    ...threads.map((thread) => ({ ...submit(thread), against: byPrisma, goal: { ratio: 0.5 } })),
    ...threads.slice(-1).map((thread) => ({ ...submit(thread), against: inSql })),
    { name: 'assignment of three', measure: assign, against: inSql },
    { name: 'review', measure: review, against: inSql },
    ...threads.slice(0, 1).flatMap((thread) => drawingRows({ thread, waiting: work.waiting })),
  ];
}

async function findArticle(thread: Thread | undefined): Promise<string> {
  const sql = 'select id from articles where slug = $1';
  const { rows } = await connectionPool().query<{ id: string }>(sql, [thread?.slug]);
  if (!rows[0]) throw new Error('There is no thread.');
  return rows[0].id;
}

const INSERT = `insert into comments (id, article_id, author_id, state, created_at, state_changed_at)
  values ($1, $2, $3, 'AWAITING_REVIEWS', $4, $4)`;

const insertInSql = (articleId: string, authorId: string) =>
  connectionPool().query(INSERT, [newId(), articleId, authorId, new Date()]);

function insertByPrisma(articleId: string, authorId: string) {
  const at = new Date();
  const data = { id: newId(), articleId, authorId, createdAt: at, stateChangedAt: at };
  return database().comment.create({ data: { ...data, state: 'AWAITING_REVIEWS' }, select: { id: true } });
}

export function take<T>(from: T[]): T {
  const one = from.shift();
  if (one === undefined) throw new Error('Too little was inserted for so fast a machine.');
  return one;
}
