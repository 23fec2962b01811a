import { systemContext, type Context } from '@/lib/platform/context';
import { transaction } from '@/lib/platform/db';
import { revokeSession } from './store';

type SignOut = { sessionToken: string; context?: Context };

/** Ends one session for good. Harmless when it has ended already. */
export async function signOut({ sessionToken, context = systemContext }: SignOut): Promise<void> {
  await transaction((tx) => revokeSession(tx, sessionToken, context.now()));
}
