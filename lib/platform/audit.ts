import { newId } from './ids';
import type { Tx } from './db';

/** Who did what to what, when and why. `actorId` is null when nobody did: a job, or peers together. */
export type AuditRecord = {
  at: Date;
  actorId: string | null;
  action: string;
  subjectType: 'comment' | 'member' | 'policy' | 'article';
  subjectId: string;
  fromState?: string | null;
  toState?: string | null;
  reason?: string | null;
  details?: Record<string, string | number | boolean | null>;
};

/** Adds to the record, in the transaction of the act itself. Nothing can change or remove what stands there. */
export async function record(
  tx: Tx,
  { fromState = null, toState = null, reason = null, details, ...entry }: AuditRecord,
) {
  const data = { id: newId(), ...entry, fromState, toState, reason, ...(details && { details }) };
  await tx.auditEntry.create({ data, select: { id: true } });
}
