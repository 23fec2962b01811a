import { systemContext, type Context } from '@/lib/platform/context';
import { sqlStatements, sqlTransaction } from '@/lib/platform/db';
import type { EventKind } from '@/lib/platform/event-kinds';
import { findEventsUpTo, type Happened } from '@/lib/platform/events';
import { newId } from '@/lib/platform/ids';
import { describeEvent, type Described } from './describe-event';
import { told, tellingOf } from './rules';
import { findListening, findMade, insertDeliveries, type Listening, type NewDelivery } from './store';

/** Events of one subject that are looked at: as many do not happen to it while one of them is on its way here. */
const LOOKED_AT = 50;

export const isTold = (kind: EventKind): boolean => kind in told;

/**
 * Puts an event on its way to every endpoint that has chosen it, together with what happened to the same subject before and is not on its way yet: the jobs that
 * bring events here overtake one another. Of what an endpoint has not chosen nothing is looked up for it. Doing it again changes nothing.
 */
export async function queueDeliveries(event: Happened, context: Context = systemContext): Promise<void> {
  const db = sqlStatements();
  const endpoints = (await findListening(db)).filter(
    (one) => event.at >= one.chosenAt && tellingOf(event, one),
  );
  if (endpoints.length === 0) return;
  const kinds = Object.keys(told) as EventKind[];
  const events = await findEventsUpTo(db, event, { kinds, most: LOOKED_AT });
  const made = await findMade(db, {
    endpointIds: endpoints.map(({ id }) => id),
    eventIds: events.map(({ id }) => id),
  });
  const isMade = new Set(made.map(({ endpointId, eventId }) => `${endpointId} ${eventId}`));
  const deliveries: NewDelivery[] = [];
  for (const one of events) {
    const toTell = endpoints.filter(
      ({ id, chosenAt }) => one.at >= chosenAt && !isMade.has(`${id} ${String(one.id)}`),
    );
    deliveries.push(...(await deliveriesOf(one, toTell)));
  }
  if (deliveries.length === 0) return;
  const at = context.now();
  await sqlTransaction(async (tx) => ({ result: await insertDeliveries(tx, deliveries, at) }));
}

async function deliveriesOf(event: Happened, endpoints: Listening[]): Promise<NewDelivery[]> {
  const deliveries: NewDelivery[] = [];
  const seen = new Map<string | undefined, Described | null>();
  for (const endpoint of endpoints) {
    const telling = tellingOf(event, endpoint);
    if (!telling) continue;
    const { type, to } = telling;
    if (!seen.has(to)) seen.set(to, await describeEvent(event, to));
    const described = seen.get(to);
    if (!described) continue;
    const { authorId, thin, fat, title } = described;
    deliveries.push({
      id: newId(),
      endpointId: endpoint.id,
      eventId: event.id,
      type,
      subjectId: event.subjectId,
      authorId,
      at: event.at,
      // A chat says which article it is about, whatever else it is told.
      thin: endpoint.format === 'STANDARD' ? thin : { ...thin, title },
      fat: endpoint.thin ? null : endpoint.format === 'STANDARD' ? fat : { ...fat, title },
    });
  }
  return deliveries;
}
