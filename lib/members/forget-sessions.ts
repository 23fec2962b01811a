import { systemContext, type Context } from '@/lib/platform/context';
import { database } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { currentPolicy } from '@/lib/policy/current-policy';
import { forgetExports } from './export/forget-exports';
import { deleteEndedKeys } from './api-keys/store';
import { deleteEndedHandovers } from './frames/store';
import { deleteEndedClaims, deleteUnverified } from './address/store';
import { unverifiedSince } from './address/rules';
import { deleteEndedInvitations } from './invitations/store';
import { importStart } from './membership-import/rules';
import { deleteEndedImports } from './membership-import/store';
import { deleteEndedTokens } from './outside/store';
import { deleteOldChallenges } from './passkeys/store';
import { deleteEndedResets } from './password-reset/store';
import { deleteEndedSignIns } from './second-factor/store';
import { forgetSecurityEvents } from './security-events/forget-security-events';
import { deleteEndedLinks } from './sign-in-link/store';
import { forgetEvents } from './stripe/follow-due';
import { deleteEndedSessions, forgetWhereSessionsWere } from './store';

/**
 * Forgets what has run out: sessions, frames that waited for one, requests for a new password or a link to sign in with, what letters about an
 * address can do, invitations, keys that ended long ago, files of memberships that wait for their import, tokens from outside and copies of data; members who have not shown in time
 * that their address is theirs; which events of Stripe came; and what happened to accounts as the policy says. Returns how many.
 */
export async function forgetSessions({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const now = context.now();
  const db = database();
  const { retention } = await currentPolicy();
  const endedBefore = new Date(now.getTime() - retention.sessionDays * DAY_MS);
  return (
    (await deleteEndedSessions(db, now)) +
    (await forgetWhereSessionsWere(db, endedBefore)) +
    (await deleteEndedHandovers(db, now)) +
    (await deleteEndedSignIns(db, now)) +
    (await deleteOldChallenges(db, now)) +
    (await deleteEndedClaims(db, now)) +
    (await deleteUnverified(db, unverifiedSince(now))) +
    (await deleteEndedResets(db, now)) +
    (await deleteEndedLinks(db, now)) +
    (await deleteEndedTokens(db, now)) +
    (await deleteEndedInvitations(db, now)) +
    (await deleteEndedKeys(db, now)) +
    (await deleteEndedImports(db, importStart(now))) +
    (await forgetSecurityEvents({ context })) +
    (await forgetEvents({ context })) +
    (await forgetExports({ context }))
  );
}
