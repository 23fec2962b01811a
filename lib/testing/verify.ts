import { systemContext, type Context } from '@/lib/platform/context';
import { addressToken } from '@/lib/members/address/address-token';
import { verifyAddress } from '@/lib/members/address/verify-address';
import { query } from './database';

/** What the link of the letter carries that a member got last about the address that they name. */
export async function mailedTokenOf(memberId: string): Promise<string> {
  const [claim] = await query<{ id: string }>(
    'select id from address_claims where member_id = $1 order by created_at desc, id desc limit 1',
    [memberId],
  );
  return addressToken(claim!.id);
}

/** Has a member follow the link of the letter that they got last. */
export async function verify(memberId: string, context: Context = systemContext): Promise<void> {
  await verifyAddress({
    viewer: { id: memberId },
    token: await mailedTokenOf(memberId),
    address: '192.0.2.254',
    context,
  });
}
