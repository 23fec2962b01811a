import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction, type Db } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import type { Locale } from '@/lib/language/locales';
import { translator } from '@/lib/language/translator';
import { topicInWords } from '../notices/notice-words';
import { topics, type Topic } from '../notices/schemas';
import { isAlwaysMailed, mailTiming } from './rules';
import { digestTimings, type DigestTiming } from './schemas';
import { countEndings, findChoices, noteEnding, upsertChoices } from './store';
import { readUnsubscribeToken, type Subscription, type Unsubscription } from './unsubscribe-token';

type Holder = { token: string; locale?: Locale; context?: Context };

/**
 * What a link of a letter ends mail about, in words, and whether that has ended. `spent`: it has not, and the link can no longer end
 * it, because it did so before, or is too old. Null when it is not one of ours.
 */
export async function readUnsubscription({
  token,
  locale = 'en',
  context = systemContext,
}: Holder): Promise<{ label: string; ended: boolean; spent?: true } | null> {
  const subscription = readUnsubscribeToken(token, context.now());
  if (!subscription) return null;
  const db = database();
  const label = labelOf(subscription.to, locale);
  if ((await findMailed(db, subscription)).length === 0) return { label, ended: true };
  return { label, ended: false, ...((await isSpent(db, subscription)) && { spent: true }) };
}

/**
 * Ends mail about a topic, or about all topics that come in a digest, for whoever holds such a letter. Doing it again changes
 * nothing, and does not fail either while that mail has ended; whoever asks for it again later is not at the mercy of old letters.
 * @throws 404 when the token is not one of ours, or can no longer end what is mailed
 */
export async function unsubscribe({ token, context = systemContext }: Holder): Promise<void> {
  const subscription = readUnsubscribeToken(token, context.now());
  if (!subscription) throw notFound('subscription');
  await transaction(async (tx) => {
    const ended = await findMailed(tx, subscription);
    if (ended.length === 0) return;
    if (await isSpent(tx, subscription)) throw notFound('subscription');
    const never = Object.fromEntries(ended.map((topic) => [topic, 'NEVER' as const]));
    await upsertChoices(tx, subscription.memberId, never);
    await noteEnding(tx, subscription);
  });
}

const isSpent = async (db: Db, { endings, isOver, ...subscription }: Unsubscription): Promise<boolean> =>
  isOver || endings < (await countEndings(db, subscription));

/** The topics of a subscription that are still mailed. */
async function findMailed(db: Db, { memberId, to }: Subscription): Promise<Topic[]> {
  const choices = await findChoices(db, memberId);
  return topics.filter((topic) => {
    const timing = mailTiming(topic, choices[topic]);
    return !isAlwaysMailed(topic) && (isDigest(to) ? timing === to : topic === to && timing !== 'NEVER');
  });
}

const isDigest = (to: Subscription['to']): to is DigestTiming =>
  digestTimings.some((timing) => timing === to);

const labelOf = (to: Subscription['to'], locale: Locale): string =>
  isDigest(to) ? translator(locale, 'mail')('digest.label', { timing: to }) : topicInWords(to, locale).label;
