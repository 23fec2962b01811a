import { createHash } from 'node:crypto';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { AppError, unauthenticated, unavailable } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { log } from '@/lib/platform/log';
import { objectStore } from '@/lib/platform/object-store/open-object-store';
import { countAgainst, giveBack, type Limit } from '@/lib/platform/rate-limits';
import { authorizeAgain } from '../authorize-again';
import { authorize } from '../permissions';
import type { Viewer } from '../viewer';
import { reEncodeApart, type MadePicture } from './re-encode-apart';
import { keyOf, keysOf, SIZES, typeOfPicture, type PictureType, type SentPicture } from './rules';
import { findPicture, savePicture } from './store';
import { lockMember } from '../store';

/** Pictures that a member may try: each takes a processor for a moment. */
const PER_MEMBER: Limit = { name: 'picture', points: 10, seconds: 60 * 60 };

/**
 * Shows a picture beside the viewer's name: what was sent is read, and kept as WebP in three sizes, without anything that it said beside its
 * pixels. The one before is gone from every page.
 * @throws 401; 403 while a sanction is in force, or before the address is confirmed; 422 for what is no picture, or too large a one; 429;
 *   503 when too many are worked on, or the store is away: then the try is given back
 */
export async function choosePicture({
  viewer,
  sent,
  context = systemContext,
}: {
  viewer: Viewer | null;
  sent: SentPicture;
  context?: Context;
}): Promise<{ picture: string }> {
  const member = authorize(viewer, 'member.show-picture');
  const type = typeOfPicture(sent);
  await countAgainst(PER_MEMBER, member.id);
  try {
    return await show({ member, type, bytes: sent.bytes, context });
  } catch (error) {
    if (isAway(error)) await giveTryBack(member.id);
    throw error;
  }
}

/** Something of ours was busy or away, and whoever sent the picture is asked to try again. */
const isAway = (error: unknown): boolean => error instanceof AppError && error.status === 503;

async function giveTryBack(memberId: string): Promise<void> {
  try {
    await giveBack(PER_MEMBER, memberId);
  } catch (error) {
    log().warn({ err: error }, 'a try at a picture that came to nothing stays counted');
  }
}

type Showing = { member: Viewer; type: PictureType; bytes: Uint8Array; context: Context };

async function show({ member, type, bytes, context }: Showing): Promise<{ picture: string }> {
  const made = await reEncodeApart({ type, bytes });
  const name = nameFor(made);
  // Before it is shown: a page must not name what is not there. What is stored and never shown is found by `deleteOrphans`.
  await store(name, made);
  const at = context.now();
  try {
    await transaction(async (tx) => {
      if (!(await lockMember(tx, member.id))) throw unauthenticated();
      await authorizeAgain(tx, member, { permission: 'member.show-picture', at });
      const gone = await findPicture(tx, member.id);
      await savePicture(tx, { memberId: member.id, name, at });
      await record(tx, {
        at,
        actorId: member.id,
        action: 'member.choose-picture',
        subjectType: 'member',
        subjectId: member.id,
      });
      await emit(tx, {
        type: 'member.picture',
        subjectId: member.id,
        payload: { gone },
        tags: [`member:${member.id}`],
        removal: true,
      });
    });
  } catch (error) {
    // Otherwise it may stand beside their name: the connection broke, maybe after the commit.
    if (error instanceof AppError && error.status < 500) await discard(name);
    throw error;
  }
  return { picture: name };
}

/**
 * Of what it shows, so that an address always leads to the same; and of a number of its own, so that of two members with the same picture
 * one can let go of it, and nobody learns that they have the same.
 */
function nameFor(made: MadePicture): string {
  const hash = createHash('sha256').update(newId());
  for (const size of SIZES) hash.update(made[size]);
  return hash.digest('hex').slice(0, 32);
}

async function store(name: string, made: MadePicture): Promise<void> {
  try {
    const objects = await objectStore();
    await Promise.all(SIZES.map((size) => objects.put(keyOf(name, size), made[size], 'image/webp')));
  } catch (error) {
    log().error({ err: error }, 'a picture could not be stored');
    throw unavailable(error);
  }
}

async function discard(name: string): Promise<void> {
  try {
    await (await objectStore()).delete(keysOf(name));
  } catch (error) {
    log().warn(
      { err: error },
      'a picture that nobody is shown stays in the store until the job that looks for such',
    );
  }
}
