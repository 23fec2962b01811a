import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { askAdmin, type AdminApi } from './admin-api';
import { listedPost, postsAnswer, type ReadingFailure, type ReadPostsJob } from './schemas';
import { waitingTokens } from './start-reading';
import { endReading, findProgress, saveProgress, type Progress } from './store';
import { publishPost } from './take-ghost-event';

/** Posts that are asked for at once. */
const PAGE = 50;
const FIELDS = 'id,title,url,status,published_at,updated_at,custom_excerpt';

/**
 * The job: reads all posts that can be read at Ghost, page by page, and makes articles of them as its webhooks do. It ends with the last page, or when Ghost does
 * not take its token any more, after five minutes; the next one goes on from there.
 */
export async function readPosts({
  job: { begunAt: begun, sealed },
  context = systemContext,
}: {
  job: ReadPostsJob;
  context?: Context;
}): Promise<void> {
  const begunAt = new Date(begun);
  const api = waitingTokens.open(sealed, begun);
  const failure = api === null ? 'over' : await readAll(JSON.parse(api) as AdminApi, begunAt, context);
  await endReading(database(), begunAt, { at: context.now(), failure });
}

async function readAll(api: AdminApi, begunAt: Date, context: Context): Promise<ReadingFailure | null> {
  let progress = await findProgress(database(), begunAt);
  while (progress) {
    const page = await readPage(api, progress.readUpTo);
    if (typeof page === 'string') return page;
    const { posts, meta } = page;
    if (posts.length === 0) return null;
    const leftOut = await takeAll(posts, context);
    const next: Progress = {
      read: progress.read + posts.length,
      leftOut: progress.leftOut + leftOut,
      readUpTo: posts.at(-1)!.id,
    };
    // What Ghost counts is what is behind the last one that was read.
    const total = progress.read + meta.pagination.total;
    const isOurs = await saveProgress(database(), begunAt, { ...next, posts: total });
    progress = isOurs ? next : null;
  }
  return null;
}

/** By their ids, so that none is left out where others come and go meanwhile. */
async function readPage(api: AdminApi, after: string | null) {
  const query = new URLSearchParams({
    filter: `status:published${after === null ? '' : `+id:>'${after}'`}`,
    order: 'id asc',
    limit: String(PAGE),
    fields: FIELDS,
    include: 'authors,tags',
  });
  try {
    const { status, body } = await askAdmin(api, { path: `posts/?${query}` });
    const parsed = status === 200 ? postsAnswer.safeParse(JSON.parse(body)) : null;
    if (parsed?.success) return parsed.data;
    log().warn({ status, err: parsed?.error }, 'Ghost does not list its posts as it should');
    return 'refused';
  } catch (error) {
    if (error instanceof SyntaxError) return 'refused';
    if (!(error instanceof AppError)) throw error;
    return error.code === 'ghost-key' ? 'over' : 'away';
  }
}

/** Returns how many are no article to us. */
async function takeAll(posts: unknown[], context: Context): Promise<number> {
  let leftOut = 0;
  for (const one of posts) {
    const { data: listed, error } = listedPost.safeParse(one);
    if (listed) {
      const { post, changedAt } = listed;
      const { id, article } = post;
      // What Ghost has told since is of a later moment there than when the post was changed.
      const told = { externalId: `ghost-${id}`, article, sentAt: changedAt, at: context.now() };
      await transaction((tx) => publishPost(tx, told));
    } else {
      log().info({ post: (one as { id: string }).id, err: error }, 'a post of Ghost makes no article');
      leftOut += 1;
    }
  }
  return leftOut;
}
