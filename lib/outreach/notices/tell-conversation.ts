import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { skeletonOf } from '@/lib/platform/text/skeleton';
import { possibleNames, whomTheyName } from './mention-rules';
import {
  countUpNotices,
  findFirstPosted,
  findFollowers,
  findMuters,
  findParticipants,
  insertNotices,
  type Follower,
  type PostedComment,
} from './store';

/** Followers that are told in one statement. */
const BATCH = 500;

/**
 * Tells of a comment that is posted for the first time: whoever it answers, whom it names, and who follows the thread or the
 * discussion. Each is told once, as the first of these that they are, and nobody of what they wrote themselves or what comes from
 * somebody whom they have muted. An edit that is posted later tells nobody.
 */
export async function tellConversation(event: Happened, context: Context = systemContext): Promise<void> {
  const { version } = event.payload;
  if (typeof version !== 'number') return;
  await transaction(async (tx) => {
    const posted = await findFirstPosted(tx, event.subjectId, version - 1);
    if (!posted) return;
    await tellInPerson(tx, posted, { eventId: event.id, at: context.now() });
    await tellFollowers(tx, posted, { eventId: event.id, at: context.now() });
  });
}

type Telling = { eventId: bigint; at: Date };

async function tellInPerson(tx: Tx, posted: PostedComment, { eventId, at }: Telling): Promise<void> {
  const { id: commentId, authorId, answeredId, slug, title } = posted;
  const mentioned = await findMentioned(tx, posted);
  const concerned = [...new Set([...(answeredId ? [answeredId] : []), ...mentioned])];
  const muters = await findMuters(tx, concerned, authorId);
  const told = concerned.filter((memberId) => memberId !== authorId && !muters.has(memberId));
  const notices = told.map((memberId) => {
    const kind = memberId === answeredId ? 'comment.reply' : 'comment.mention';
    const told = { kind, facts: { article: { slug, title } } } as const;
    return { ...told, memberId, eventId, commentId };
  });
  await insertNotices(tx, notices, at);
}

async function findMentioned(tx: Tx, { articleId, body }: PostedComment): Promise<string[]> {
  const names = possibleNames(body);
  const skeletons = [...new Set(names.flat().map(skeletonOf))];
  if (skeletons.length === 0) return [];
  return whomTheyName(names, await findParticipants(tx, articleId, skeletons)).map(({ id }) => id);
}

async function tellFollowers(tx: Tx, posted: PostedComment, { eventId, at }: Telling): Promise<void> {
  const { id: commentId, articleId, slug, title } = posted;
  const toNews = ({ memberId, rootId }: Follower) => ({
    memberId,
    onceKey: rootId ?? articleId,
    facts: { article: { slug, title }, thread: rootId !== null, comments: [commentId] },
  });
  let after: string | null = null;
  for (;;) {
    const followers: Follower[] = await findFollowers(tx, posted, BATCH, after);
    if (followers.length > 0)
      await countUpNotices(tx, { eventId, commentId, news: followers.map(toNews) }, at);
    if (followers.length < BATCH) return;
    after = followers.at(-1)!.memberId;
  }
}
