import { database } from '@/lib/platform/db';
import { findEvent, type Happened } from '@/lib/platform/events';

/** Acts upon an event, in a transaction of its own. It may be called again with the same one, and then changes nothing. */
type Subscriber = (event: Happened) => Promise<void>;

/**
 * Who acts upon what: subjects that never import each other meet here. An event is brought to them one after another; one that
 * fails has it brought to all of them again later.
 */
const subscribers: Record<string, Subscriber[]> = {};

/** Brings an event to those who act upon it. One that is forgotten by now concerns nobody. */
export async function deliverEvent(eventId: bigint): Promise<void> {
  const event = await findEvent(database(), eventId);
  for (const subscriber of (event && subscribers[event.type]) ?? []) await subscriber(event!);
}
