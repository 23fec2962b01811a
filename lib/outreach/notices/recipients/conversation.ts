import type { Db } from '@/lib/platform/db';
import type { Happened } from '@/lib/platform/events';
import { skeletonOf } from '@/lib/platform/text/skeleton';
import { possibleNames, whomTheyName } from './mention-rules';
import {
  findFirstPosted,
  findFollowers,
  findMuters,
  findParticipants,
  type Article,
  type PostedComment,
} from './store';

/*
 * A comment that is posted for the first time concerns whoever it answers, whom it names, and who follows the thread or the
 * discussion: each once, as the first of these that they are, and nobody of what they wrote themselves or what comes from somebody
 * whom they have muted. An edit that is posted later concerns nobody.
 */

type Concerned = { memberId: string; commentId: string; article: Article };
type Published = Happened<'comment.publish'>;

/** Whoever a comment answers. */
export async function whoIsAnswered(db: Db, event: Published): Promise<Concerned[]> {
  const posted = await postedBy(db, event);
  return posted?.answeredId ? inPerson(db, posted, [posted.answeredId]) : [];
}

/** Whom a comment names, but for whoever it answers. */
export async function whoIsNamed(db: Db, event: Published): Promise<Concerned[]> {
  const posted = await postedBy(db, event);
  if (!posted) return [];
  const named = await findNamed(db, posted);
  return inPerson(
    db,
    posted,
    named.filter((id) => id !== posted.answeredId),
  );
}

/** Who follows what a comment belongs to, and is neither answered nor named by it. */
export async function whoFollows(
  db: Db,
  event: Published,
): Promise<(Concerned & { onceKey: string; thread: boolean; comments: string[] })[]> {
  const posted = await postedBy(db, event);
  if (!posted) return [];
  const { id: commentId, articleId, article, answeredId } = posted;
  const inPerson = new Set([answeredId, ...(await findNamed(db, posted))]);
  const followers = await findFollowers(db, posted);
  return followers
    .filter(({ memberId }) => !inPerson.has(memberId))
    .map(({ memberId, rootId }) => ({
      memberId,
      commentId,
      article,
      onceKey: rootId ?? articleId,
      thread: rootId !== null,
      comments: [commentId],
    }));
}

const postedBy = (db: Db, { subjectId, payload }: Published) =>
  findFirstPosted(db, subjectId, payload.version - 1);

async function inPerson(db: Db, posted: PostedComment, memberIds: string[]): Promise<Concerned[]> {
  const { id: commentId, authorId, article } = posted;
  const others = memberIds.filter((id) => id !== authorId);
  const muters = others.length > 0 ? await findMuters(db, others, authorId) : new Set();
  return others.filter((id) => !muters.has(id)).map((memberId) => ({ memberId, commentId, article }));
}

async function findNamed(db: Db, { articleId, body }: PostedComment): Promise<string[]> {
  const names = possibleNames(body);
  const skeletons = [...new Set(names.flat().map(skeletonOf))];
  if (skeletons.length === 0) return [];
  const named = whomTheyName(names, await findParticipants(db, articleId, skeletons));
  // Somebody may be named by what they were called until lately, too.
  return [...new Set(named.map(({ id }) => id))];
}
