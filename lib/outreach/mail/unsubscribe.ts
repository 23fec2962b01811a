import { database, transaction } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { topicWords } from '../notices/notice-words';
import { mailTiming } from './rules';
import { findChoices, upsertChoices } from './store';
import { readUnsubscribeToken } from './unsubscribe-token';

/** What a link of a letter ends mail about, in words, and whether that has ended; null when it is not one of ours. */
export async function readUnsubscription({
  token,
}: {
  token: string;
}): Promise<{ label: string; ended: boolean } | null> {
  const subscription = readUnsubscribeToken(token);
  if (!subscription) return null;
  const { memberId, topic } = subscription;
  const choices = await findChoices(database(), memberId);
  return { label: topicWords[topic].label, ended: mailTiming(topic, choices[topic]) === 'NEVER' };
}

/**
 * Ends mail about a topic, for whoever holds a letter about it. Doing it again changes nothing.
 * @throws 404 when the token is not one of ours
 */
export async function unsubscribe({ token }: { token: string }): Promise<void> {
  const subscription = readUnsubscribeToken(token);
  if (!subscription) throw notFound('subscription');
  const { memberId, topic } = subscription;
  await transaction((tx) => upsertChoices(tx, memberId, { [topic]: 'NEVER' }));
}
