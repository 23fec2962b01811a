import type { z } from 'zod';
import { authorize } from '@/lib/members/permissions';
import { record } from '@/lib/platform/audit';
import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction, type Tx } from '@/lib/platform/db';
import { notFound, refused } from '@/lib/platform/errors';
import { emit } from '@/lib/platform/events';
import { countAgainst, giveBack } from '@/lib/platform/rate-limits';
import { shortestFor, tooShort } from '../new-password/rules';
import { assertFreshProof } from '../proof/assert-fresh-proof';
import { assertPresentPassword } from '../second-factor/assert-present-password';
import { CODES_PER_MEMBER } from '../second-factor/rules';
import { findPasswordHash, isPasswordStill, lockMember, revokeSessionsOf } from '../store';
import { noteSecurityEvent } from '../security-events/note-security-event';
import type { Viewer } from '../viewer';
import { removePasskeyInput, renamePasskeyInput, type PasskeyView } from './schemas';
import { countPasskeysOf, deletePasskey, findPasskeysOf, setName, unsetByPasskey } from './store';

type Asking = { viewer: Viewer | null };

/**
 * The viewer's passkeys, the newest first.
 * @throws 401
 */
export async function listPasskeys({ viewer }: Asking): Promise<PasskeyView[]> {
  const { id } = authorize(viewer, 'reader.own');
  const found = await findPasskeysOf(database(), id);
  return found.map(({ id, name, synced, createdAt, lastUsedAt }) => ({
    id,
    name,
    synced,
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

type Removal = Asking & { id: string; context?: Context } & z.input<typeof removePasskeyInput>;

/**
 * Lets the viewer sign in by a passkey no more, and ends their sessions elsewhere. Without the last, this session is no proof of a second
 * step any longer; and staff, whose password is then what opens the desk, show that it is as long as that takes.
 * @throws 401; 403 `proof-needed`; 404 where they have none of that id; 422 `last-passkey` without the password, `wrong-password`, or
 *   `password-too-short`; 429
 */
export async function removePasskey({
  viewer: asking,
  id,
  context = systemContext,
  ...input
}: Removal): Promise<void> {
  const viewer = authorize(asking, 'reader.own');
  const { presentPassword } = removePasskeyInput.parse(input);
  assertFreshProof(viewer);
  const shown = presentPassword ? await longPasswordOf(viewer, presentPassword) : null;
  const at = context.now();
  await transaction(async (tx) => {
    await lockMember(tx, viewer.id);
    if (!(await deletePasskey(tx, { id, memberId: viewer.id }))) throw notFound('passkey');
    await assertGoodWithout(tx, viewer, shown);
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

/** The hash of a password that is the viewer's, and as long as that of staff without a passkey. */
async function longPasswordOf(viewer: Viewer, presentPassword: string): Promise<string | null> {
  await countAgainst(CODES_PER_MEMBER, viewer.id);
  const hash = await findPasswordHash(database(), viewer.id);
  await assertPresentPassword(viewer, presentPassword);
  const isStaff = viewer.role !== 'MEMBER';
  const short = tooShort(presentPassword, shortestFor(isStaff), { field: 'presentPassword' });
  if (short) throw short;
  await giveBack(CODES_PER_MEMBER, viewer.id);
  return hash;
}

/** That a member, locked, may do without the passkey that is gone: they have another, are no staff, or have shown that their password is long. */
async function assertGoodWithout(tx: Tx, viewer: Viewer, shownHash: string | null): Promise<void> {
  const isStaff = viewer.role !== 'MEMBER';
  if (!isStaff || (await countPasskeysOf(tx, viewer.id)) > 0) return;
  if (shownHash === null || !(await isPasswordStill(tx, viewer.id, shownHash)))
    throw refused('last-passkey', { field: 'presentPassword', limit: shortestFor(isStaff) });
}
