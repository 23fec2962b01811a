import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { notFound, refused } from '@/lib/platform/errors';
import { lockMember } from '../second-factor/store';
import { applyOutsideMembership } from './apply-membership';
import { readToken, TokenRefused } from './read-token';
import { findLinkedMember } from './store';

/**
 * Takes word of how a membership stands from the publication's own accounts, between two sign-ins: a token as for single sign-on, with a
 * `membership`. It counts from the member's next request on.
 * @throws 422 `outside-refused` for a token that is none, too old, used, or without a membership; 404 where nobody here is known there as that
 */
export async function takeOutsideMembership({
  token,
  context = systemContext,
}: {
  token: string;
  context?: Context;
}): Promise<void> {
  const identity = await readToken(token, { context }).catch((error: unknown) => {
    throw error instanceof TokenRefused ? refused('outside-refused', { field: 'token' }) : error;
  });
  const { membership: told } = identity;
  if (!told) throw refused('outside-refused', { field: 'token' });
  const at = context.now();
  await transaction(async (tx) => {
    const member = await findLinkedMember(tx, identity);
    if (!member) throw notFound('member');
    await lockMember(tx, member.id);
    await applyOutsideMembership(tx, { memberId: member.id, told, at });
  });
}
