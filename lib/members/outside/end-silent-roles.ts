import { systemContext, type Context } from '@/lib/platform/context';
import { database, transaction } from '@/lib/platform/db';
import { DAY_MS } from '@/lib/platform/durations';
import { env } from '@/lib/platform/env';
import { currentPolicy } from '@/lib/policy/current-policy';
import { findGiven, type Given } from '../office/store';
import { lockMember } from '../store';
import { applyOutsideRoles } from './apply-roles';
import { PUBLICATION } from './read-token';
import { SAID_ANEW_DAYS } from './rules';

/**
 * Takes from members what they are by places that may not say so any more: by the policy, or by what the installation names. Nobody comes
 * back through such a place, or through one where they were dismissed, to have it taken. The desk's word stays.
 * @returns how much was taken
 */
export async function endSilentRoles({
  context = systemContext,
}: { context?: Context } = {}): Promise<number> {
  const at = context.now();
  const { outsideRoles } = (await currentPolicy()).security;
  const ends = (given: Given) =>
    !isHeard(given, at) ||
    outsideRoles === 'nobody' ||
    (outsideRoles === 'authors' && given.office === 'ROLE');
  const members = new Set((await findGiven(database())).filter(ends).map(({ memberId }) => memberId));
  let count = 0;
  for (const memberId of members)
    count += await transaction(async (tx) => {
      await lockMember(tx, memberId);
      // It may have been said anew, or taken, while the row was waited for.
      const given = await findGiven(tx, memberId);
      const ending = given.filter(ends);
      for (const provider of new Set(ending.map((one) => one.provider))) {
        const stays = given.filter((one) => one.provider === provider && !ends(one));
        const roles = stays.map(({ office }) => (office === 'ROLE' ? 'moderator' : 'author'));
        await applyOutsideRoles(tx, { memberId, provider, roles, at });
      }
      return ending.length;
    });
  return count;
}

/** Whether what a place has said of a role counts still. The publication's own accounts can say at any time that it is over. */
function isHeard({ provider, saidAt }: Given, at: Date): boolean {
  if (provider === PUBLICATION) return Boolean(env().SSO_KEY);
  const speaks = env().OIDC_PROVIDERS.some(({ id, roles }) => id === provider && roles);
  return speaks && at.getTime() - saidAt.getTime() <= SAID_ANEW_DAYS * DAY_MS;
}
