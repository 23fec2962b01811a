import type { z } from 'zod';
import { authorize } from '@/lib/members/permissions';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { notFound } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { assertFreshProof } from '../proof/assert-fresh-proof';
import { lockMember } from '../second-factor/store';
import { noteSecurityEvent } from '../security-events/note-security-event';
import { revokeSessionsOf } from '../store';
import type { Viewer } from '../viewer';
import { renamePasskeyInput, type PasskeyView } from './schemas';
import { deletePasskey, findPasskeysOf, setName, unsetByPasskey } from './store';

type Asking = { viewer: Viewer | null };

/**
 * The viewer's passkeys, the newest first.
 * @throws 401
 */
export async function listPasskeys({ viewer }: Asking): Promise<PasskeyView[]> {
  const { id } = authorize(viewer, 'reader.own');
  const found = await findPasskeysOf(database(), id);
  return found.map(({ id, name, synced, createdAt, lastUsedAt }) => ({
    ...{ id, name, synced },
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}

/**
 * Calls a passkey of the viewer something else.
 * @throws 401; 404 where they have none of that id
 */
export async function renamePasskey({
  viewer,
  id,
  ...input
}: Asking & { id: string } & z.input<typeof renamePasskeyInput>): Promise<void> {
  const { id: memberId } = authorize(viewer, 'reader.own');
  const { name } = renamePasskeyInput.parse(input);
  if (!(await setName(database(), { id, memberId, name }))) throw notFound('passkey');
}

/**
 * Lets the viewer sign in by a passkey no more, and ends their sessions elsewhere. Without the last, this session is no proof of a second step any longer.
 * @throws 401; 403 `proof-needed`; 404 where they have none of that id
 */
export async function removePasskey({
  viewer: asking,
  id,
  context = systemContext,
}: Asking & { id: string; context?: Context }): Promise<void> {
  const viewer = authorize(asking, 'reader.own');
  assertFreshProof(viewer);
  const at = context.now();
  await transaction(async (tx) => {
    await lockMember(tx, viewer.id);
    if (!(await deletePasskey(tx, { id, memberId: viewer.id }))) throw notFound('passkey');
    // The device may be in other hands, and signed in.
    const sessions = await revokeSessionsOf(tx, viewer.id, at, { except: viewer.sessionId });
    await unsetByPasskey(tx, viewer.id);
    await noteSecurityEvent(tx, { kind: 'factor-changed', memberId: viewer.id, at });
    const entry = { at, actorId: viewer.id, action: 'member.remove-passkey', subjectId: viewer.id } as const;
    await record(tx, { ...entry, subjectType: 'member', details: { sessions } });
    const payload = { change: 'PASSKEY_REMOVED', left: 0 } as const;
    await emit(tx, { type: 'member.second-step', subjectId: viewer.id, payload });
  });
}
