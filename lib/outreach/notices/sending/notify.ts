import { systemContext, type Context } from '@/lib/platform/context';
import { database, sqlTransaction } from '@/lib/platform/db';
import type { EventKind } from '@/lib/platform/event-kinds';
import type { Happened } from '@/lib/platform/events';
import { isAlwaysMailed, mailTiming } from '../../mail/rules';
import { beginningOf } from '../notice-words';
import { notices, type Facts, type Notice, type Recipient } from '../notices';
import { noticeKinds, type NoticeKind } from '../schemas';
import { countUpNotices, insertNotices, settleNotices } from './store';

/** Notices that are sent in one statement. */
const BATCH = 500;

const table: Record<NoticeKind, Notice<object>> = notices;

/** Who notifies members of an event: one for each kind of notice, so that none is kept from its members by another's failure. */
export const notifiersOf = (type: EventKind): ((event: Happened, context?: Context) => Promise<void>)[] =>
  noticeKinds.flatMap((kind) => {
    const find = table[kind].on[type] as Notice<object>['on']['comment.publish'] | undefined;
    if (!find) return [];
    return async (event, context = systemContext) => {
      const at = context.now();
      const recipients = await find(database(), event as Happened<'comment.publish'>, at);
      await notify(kind, recipients as Recipient<never>[], { eventId: event.id, at });
    };
  });

/**
 * Sends members a kind of notice, all or none; a member who is gone by now is passed over. Doing it again for the same event
 * changes nothing.
 */
export async function notify<Kind extends NoticeKind>(
  kind: Kind,
  recipients: Recipient<Facts[Kind]>[],
  { eventId, at }: { eventId: bigint | null; at: Date },
): Promise<void> {
  if (recipients.length === 0) return;
  const {
    topic,
    countsUp,
    overtakes,
    isKnown,
    neverMailed,
    alwaysMailed = isAlwaysMailed(topic),
  } = table[kind];
  const timing = alwaysMailed ? 'AT_ONCE' : neverMailed ? 'NEVER' : mailTiming(topic, undefined);
  const mail = { topic, always: alwaysMailed || neverMailed === true, timing } as const;
  const sent = { kind, eventId, at, mail };
  const rows = recipients.map(asRow);
  await sqlTransaction(async (tx) => {
    for (let start = 0; start < rows.length; start += BATCH) {
      const batch = rows.slice(start, start + BATCH);
      if (countsUp) await countUpNotices(tx, sent, batch);
      else await insertNotices(tx, { ...sent, seen: isKnown ?? false }, batch);
      if (overtakes) await settleNotices(tx, kind, batch, at);
    }
    return { result: undefined };
  });
}

function asRow({ memberId, commentId, onceKey, body, ...facts }: Recipient<object> & { body?: string }) {
  const excerpt = body === undefined ? {} : { excerpt: beginningOf(body) };
  return {
    memberId,
    commentId: commentId ?? null,
    onceKey: onceKey ?? null,
    facts: { ...facts, ...excerpt },
  };
}
