import type { Context } from '@/lib/platform/context';
import { transaction, type Tx } from '@/lib/platform/db';
import { emit } from '@/lib/platform/events';
import { record } from '@/lib/platform/audit';
import { authorizeInOffice } from '../authorize-again';
import { lockOffices } from '../office/store';
import { authorize } from '../permissions';
import { noteSecurityEvent } from '../security-events/note-security-event';
import type { Viewer } from '../viewer';

export type Kept = { tx: Tx; admin: Viewer; at: Date };

/**
 * Has an administrator change something about keys, in one transaction with all administrators locked: somebody may have taken the
 * viewer's office since the request began, and of two who make keys at once the second sees what the first made.
 * @throws 401, 403 when the viewer is no administrator, or no longer
 */
export async function keepKeys<Result>(
  viewer: Viewer | null,
  context: Context,
  work: (kept: Kept) => Promise<Result>,
): Promise<Result> {
  authorize(viewer, 'api-key.keep');
  const at = context.now();
  return transaction(async (tx) => work(await lockKeys(tx, { viewer, at })));
}

/**
 * The same within the transaction of something larger.
 * @throws as `keepKeys`
 */
export async function lockKeys(tx: Tx, { viewer, at }: { viewer: Viewer | null; at: Date }): Promise<Kept> {
  const admin = authorize(viewer, 'api-key.keep');
  const offices = await lockOffices(tx, admin.id);
  await authorizeInOffice(tx, admin, { offices, permission: 'api-key.keep', at });
  return { tx, admin, at };
}

type Change = {
  change: 'make' | 'rotate' | 'end';
  key: { id: string; name: string };
  details: Record<string, string | number | null>;
};

const events = { make: 'MADE', rotate: 'ROTATED', end: 'ENDED' } as const;

/** Puts it on record, among what happened to the account, and tells the administrators. */
export async function noteKeyChange(
  { tx, admin, at }: Kept,
  { change, key, details }: Change,
): Promise<void> {
  await record(tx, {
    at,
    actorId: admin.id,
    action: `key.${change}`,
    subjectType: 'api-key',
    subjectId: key.id,
    details: { name: key.name, ...details },
  });
  await noteSecurityEvent(tx, { kind: 'key-changed', memberId: admin.id, at });
  await emit(tx, {
    type: 'key.change',
    subjectId: key.id,
    payload: { change: events[change], name: key.name },
  });
}
