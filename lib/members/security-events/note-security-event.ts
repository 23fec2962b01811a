import type { SqlTx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { log } from '@/lib/platform/log';
import { networkNameOf } from '@/lib/platform/network-of';
import type { SecurityEventKind, WayIn } from './schemas';
import { insertSecurityEvent } from './store';

type Noted = {
  kind: SecurityEventKind;
  /** Whose account it is about; null where there is none. */
  memberId: string | null;
  /** The client's network address, of which the network is kept. */
  address?: string;
  /** By what somebody signs in. */
  way?: WayIn;
  at: Date;
};

/** Keeps that something happened to an account, and says it in the log: neither has an address or a secret. */
export async function noteSecurityEvent(
  db: SqlTx,
  { kind, memberId, address, way, at }: Noted,
): Promise<void> {
  const network = address === undefined ? null : networkNameOf(address);
  await insertSecurityEvent(db, { id: newId(), memberId, kind, way: way ?? null, network, at });
  log().info({ securityEvent: kind, way, memberId, network }, 'security event');
}
