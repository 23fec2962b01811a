import { translator } from '@/lib/language/translator';
import { moveIdentity } from '@/lib/members/outside/move-identity';
import { systemContext, type Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { invalid, notFound } from '@/lib/platform/errors';
import { currentPolicy } from '@/lib/policy/current-policy';
import { changeDiscussion } from '../discussion/set-discussion';
import { lockDiscussion } from '../discussion/store';
import { upsertArticle } from '../put-article';
import type { PutArticle } from '../schemas';
import { oneImportAtATime } from '../store';
import { readSignature } from './read-signature';
import { ghostEvent } from './schemas';
import { findTakenBackFrom, lockTold, noteTold, setTold } from './store';
import { webhooksOf } from './webhooks';

/**
 * Takes word from Ghost of a post, or of a member who has another address there (see `moveIdentity`): what can be read there is an article here, inserted or brought up to date; of what cannot be read any more the
 * discussion is archived, and taken up as it was once it can. Of two, what was sent later counts, in whatever order they arrive; the same again
 * changes nothing.
 * @throws 404 where no Ghost is known here; 400 `signature-refused` where it did not sign this for this site, or some minutes ago; 400 for what is no word of either; as `moveIdentity`
 */
export async function takeGhostEvent({
  raw,
  signature,
  context = systemContext,
}: {
  /** The request's body, as it came. */
  raw: Uint8Array;
  /** The header `X-Ghost-Signature`. */
  signature: string | null;
  context?: Context;
}): Promise<void> {
  const { GHOST_URL } = env();
  if (!GHOST_URL) throw notFound('call');
  const at = context.now();
  const sentAt = readSignature({ raw, header: signature, secret: webhooksOf(GHOST_URL).secret, now: at });
  if (!sentAt) throw invalid('signature-refused');
  const event = ghostEvent.parse(parse(raw));
  if ('moved' in event) {
    await transaction((tx) => noteTold(tx, at));
    if (event.moved) await moveIdentity({ ...event.moved, at });
    return;
  }
  const { id, article } = event;
  const told = { externalId: `ghost-${id}`, sentAt, at };
  await transaction(async (tx) => {
    await noteTold(tx, at);
    await (article ? publishPost(tx, { ...told, article }) : takeBack(tx, told));
  });
}

function parse(raw: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(raw).toString());
  } catch {
    throw invalid('malformed-json');
  }
}

type Told = { externalId: string; sentAt: Date; at: Date };

/**
 * Makes an article of a post that can be read at Ghost, or brings it up to date.
 * @param sentAt from when it is as it is here, by the clock of Ghost: what is known from later counts more
 */
export async function publishPost(
  tx: Tx,
  { externalId, sentAt, at, article }: Told & { article: PutArticle },
): Promise<void> {
  // Before anything is looked at: of two that tell of what is new, the second sees what the first has inserted.
  await oneImportAtATime(tx);
  const before = await lockTold(tx, externalId);
  if (isOver(before, sentAt)) return;
  const { id } = await upsertArticle(tx, { externalId, article, actorId: null, at });
  await setTold(tx, id, sentAt);
  const from = before && (await findTakenBackFrom(tx, id));
  const current = from && (await lockDiscussion(tx, id));
  if (current)
    await changeDiscussion(tx, current, {
      changes: { commenting: from, note: '' },
      actorId: null,
      at,
    });
}

async function takeBack(tx: Tx, { externalId, sentAt, at }: Told): Promise<void> {
  const before = await lockTold(tx, externalId);
  if (!before || isOver(before, sentAt)) return;
  await setTold(tx, before.id, sentAt);
  const current = await lockDiscussion(tx, before.id);
  if (!current || current.commenting === 'ARCHIVED') return;
  const { language } = await currentPolicy();
  const note = translator(language.default, 'article.comments')('takenBack');
  await changeDiscussion(tx, current, {
    changes: { commenting: 'ARCHIVED', note },
    actorId: null,
    at,
  });
}

const isOver = (before: { toldAt: Date | null } | null, sentAt: Date): boolean =>
  before !== null && before.toldAt !== null && before.toldAt >= sentAt;
