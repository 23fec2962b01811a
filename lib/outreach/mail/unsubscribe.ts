import { database, transaction, type Db } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import type { Locale } from '@/lib/language/schemas';
import { translator } from '@/lib/language/translator';
import { topicInWords } from '../notices/notice-words';
import { topics, type Topic } from '../notices/schemas';
import { isAlwaysMailed, mailTiming } from './rules';
import { digestTimings, type DigestTiming } from './schemas';
import { findChoices, upsertChoices } from './store';
import { readUnsubscribeToken, type Subscription } from './unsubscribe-token';

/** What a link of a letter ends mail about, in words, and whether that has ended; null when it is not one of ours. */
export async function readUnsubscription({
  token,
  locale = 'en',
}: {
  token: string;
  locale?: Locale;
}): Promise<{ label: string; ended: boolean } | null> {
  const subscription = readUnsubscribeToken(token);
  if (!subscription) return null;
  const ended = (await findMailed(database(), subscription)).length === 0;
  return { label: labelOf(subscription.to, locale), ended };
}

/**
 * Ends mail about a topic, or about all topics that come in a digest, for whoever holds such a letter. Doing it again changes
 * nothing.
 * @throws 404 when the token is not one of ours
 */
export async function unsubscribe({ token }: { token: string }): Promise<void> {
  const subscription = readUnsubscribeToken(token);
  if (!subscription) throw notFound('subscription');
  await transaction(async (tx) => {
    const ended = await findMailed(tx, subscription);
    const never = Object.fromEntries(ended.map((topic) => [topic, 'NEVER' as const]));
    await upsertChoices(tx, subscription.memberId, never);
  });
}

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
