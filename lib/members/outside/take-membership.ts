import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { conflict, notFound, refused } from '@/lib/platform/errors';
import { applyTold } from './apply-told';
import { readToken } from './read-token';
import { TokenRefused } from './rules';
import { lockLinkedMember, spendToken } from './store';

/**
 * Takes word of how a membership stands, or of somebody's role, from the publication's own accounts, between two sign-ins: a token as for
 * single sign-on, with a `membership` or a `role`. What it does not name stays. It counts from the member's next request on. One that changes nothing can be sent again while it is good.
 * @throws 422 `outside-refused` for a token that is none, too old, used, or says nothing of either; 404 where nobody here is known there as
 *   that; 409 `outside-older` where something was said later that counts already
 */
export async function takeOutsideMembership({
  token: signed,
  context = systemContext,
}: {
  token: string;
  context?: Context;
}): Promise<void> {
  try {
    const { identity, token } = await readToken(signed, { context });
    if (!identity.membership && !identity.roles) throw refused('outside-refused', { field: 'token' });
    await transaction(async (tx) => {
      const member = await lockLinkedMember(tx, identity);
      if (!member) throw notFound('member');
      await spendToken(tx, token);
      const at = context.now();
      if (!(await applyTold(tx, { memberId: member.id, identity, at }))) throw conflict('outside-older');
    });
  } catch (error) {
    throw error instanceof TokenRefused ? refused('outside-refused', { field: 'token' }) : error;
  }
}
