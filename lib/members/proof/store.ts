import type { Tx } from '@/lib/platform/db';

/** Notes that the member of a session has shown that it is they, by the database's clock. False when it has ended. */
export async function setProved(tx: Tx, sessionId: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    update sessions set proved_at = clock_timestamp() where id = ${sessionId}::uuid and revoked_at is null`;
  return count > 0;
}
