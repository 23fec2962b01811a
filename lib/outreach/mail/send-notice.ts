import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { notices, type Notice } from '../notices/notices';
import { composeNotice } from './compose-notice';
import { isAlwaysMailed, isGone, mailTiming } from './rules';
import { claimForMail, endClaim, findChoices, isUnsent, type Mailable } from './store';
import { isTaken } from './transport';

/** Far beyond the time that a server is given. A process that ends meanwhile keeps the notice from others for as long. */
const CLAIM_MS = 60_000;

/**
 * Mails a notice, unless it was mailed, its member has seen it in the page, or wants no mail about it. Calling it again sends
 * nothing again. What its topic has mailed always, no look at the page holds back.
 *
 * Who mails a notice claims it first, and whoever comes meanwhile is sent away to try later: no connection to the database is
 * held while a server takes its time. That a letter was sent is noted after the server has taken it. Should this process end
 * between the two, or the note be lost, the letter goes once more: a decision that somebody is owed had better come twice than
 * never. Both carry one Message-ID, by which mail systems know the second for the first.
 * @throws when the server does not take it, or somebody else is mailing it; the job is then tried again later
 */
export async function sendNotice({
  noticeId,
  context = systemContext,
}: {
  noticeId: string;
  context?: Context;
}): Promise<void> {
  const at = context.now();
  const db = database();
  const notice = await claimForMail(db, noticeId, { at, until: new Date(at.getTime() + CLAIM_MS) });
  if (!notice) {
    if (await isUnsent(db, noticeId)) throw new Error('Somebody else is mailing this notice.');
    return;
  }
  let mailedAt: Date | null = null;
  try {
    if ((await isDue(notice)) && (await isTaken(await composeNotice(notice)))) mailedAt = context.now();
  } finally {
    await endClaim(db, noticeId, mailedAt);
  }
}

async function isDue({ kind, memberId, readAt, seen }: Mailable): Promise<boolean> {
  const { topic, alwaysMailed }: Notice<object> = notices[kind];
  if (alwaysMailed) return true;
  if ((readAt && !isAlwaysMailed(topic)) || isGone(topic, seen)) return false;
  const choices = await findChoices(database(), memberId);
  return mailTiming(topic, choices[topic]) === 'AT_ONCE';
}
