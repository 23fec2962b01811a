import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { notices } from '../notices/notices';
import { composeDigest } from './compose-digest';
import { digestReachesBackTo, isGone } from './rules';
import type { DigestTiming } from './schemas';
import { claimDigest, endDigest, findForDigest, isDigestUnsent, type Addressee, type Digest } from './store';
import { isTaken } from './transport';

/** Far beyond the time that a server is given. A process that ends meanwhile keeps the digest from others for as long. */
const CLAIM_MS = 60_000;

/** More than anybody has left unread of what is still new. */
const MOST = 1_000;

/** What the job is given. */
export type DigestJob = { memberId: string; timing: DigestTiming; /** ISO time. */ due: string };

/**
 * Mails a member what is new in the topics that they want gathered, unless they have seen it in the page: all that was there when
 * the digest was due, in one letter; where there is nothing, none. Calling it again sends nothing again.
 *
 * It is claimed, sent and noted as a single letter is (`sendNotice`), and what was in it is noted as mailed in the same step. Should
 * this process end between the server's yes and the note, the digest goes once more, under the same Message-ID.
 * @throws when the server does not take it, or somebody else is mailing it; the job is then tried again later
 */
export async function sendDigest({
  job: { memberId, timing, due: dueAt },
  context = systemContext,
}: {
  job: DigestJob;
  context?: Context;
}): Promise<void> {
  const at = context.now();
  const due = new Date(dueAt);
  const key = { memberId, timing, due };
  const until = new Date(at.getTime() + CLAIM_MS);
  const member = await claimDigest(database(), key, { at, until });
  if (!member) {
    if (await isDigestUnsent(database(), key)) throw new Error('Somebody else is mailing this digest.');
    return;
  }
  let sent: { at: Date; noticeIds: string[] } | null = null;
  try {
    const digest = { timing, due, from: digestReachesBackTo(timing, due) };
    const noticeIds = await sendWhatIsNew(member, digest, at);
    if (noticeIds) sent = { at: context.now(), noticeIds };
  } finally {
    await transaction((tx) => endDigest(tx, key, sent));
  }
}

/**
 * Returns the ids of what was in the letter, or was counted in it; none where there is no such mailbox, and null where there was
 * nothing to send.
 */
async function sendWhatIsNew(member: Addressee, digest: Digest, at: Date): Promise<string[] | null> {
  const all = await findForDigest(database(), member.memberId, digest, { at, limit: MOST });
  const unread = all.filter(({ kind, seen }) => !isGone(notices[kind].topic, seen));
  if (unread.length === 0) return null;
  const taken = await isTaken(await composeDigest(member, digest, unread));
  return taken ? unread.map(({ id }) => id) : [];
}
