import { AsyncLocalStorage } from 'node:async_hooks';
import { newId } from './ids';
import { toStored, type Reason } from './reasons';
import { sql, type Sql, type SqlTx } from './db';

/** Who did what to what, when and why. `actorId` is null when nobody did: a job, or peers together. */
export type AuditRecord = {
  at: Date;
  actorId: string | null;
  action: string;
  subjectType:
    | 'comment'
    | 'member'
    | 'policy'
    | 'article'
    | 'calibration-item'
    | 'appeal'
    | 'invitation'
    | 'audit'
    | 'job'
    | 'api-key'
    | 'webhook'
    | 'wordpress'
    | 'saved-view';
  subjectId: string;
  fromState?: string | null;
  toState?: string | null;
  reason?: Reason | null;
  details?: Record<string, string | number | boolean | null>;
};

/** What acts in the name of somebody: a key of the API. */
type Acting = { id: string; name: string };

const acting = new AsyncLocalStorage<Acting>();

/** Does something by a key: whatever it puts on record names the key beside whoever acts. */
export const actingBy = <Result>(key: Acting, work: () => Result): Result => acting.run(key, work);

/** What an act is recorded with, as the record has it: by which key it was done stands with the rest. */
function detailsOf(details: AuditRecord['details']): AuditRecord['details'] | null {
  const key = acting.getStore();
  return key ? { ...details, apiKeyId: key.id, apiKey: key.name } : (details ?? null);
}

/** Adds to the record, in the transaction of the act itself. Nothing can change or remove what stands there. */
export async function record(tx: SqlTx, entry: AuditRecord) {
  await tx.$executeRaw(recording(entry));
}

/** What `record` runs, for the one statement of an act that is too frequent for two. */
export function recording({ at, actorId, action, subjectType, subjectId, ...more }: AuditRecord): Sql {
  const { fromState = null, toState = null, reason = null } = more;
  const details = detailsOf(more.details);
  return sql`
    insert into audit_entries (id, at, actor_id, action, subject_type, subject_id, from_state, to_state, reason, details)
    values (${newId()}::uuid, ${at}, ${actorId}::uuid, ${action}, ${subjectType}, ${subjectId}::uuid, ${fromState}, ${toState},
            ${toStored(reason)}::jsonb, ${details ? JSON.stringify(details) : null}::jsonb)`;
}

/** As `record`, for the many acts of one request, in one statement. */
export async function recordAll(tx: SqlTx, entries: AuditRecord[]): Promise<void> {
  const rows = entries.map(({ at, actorId, action, subjectType, subjectId, ...more }) => ({
    id: newId(),
    at,
    actor_id: actorId,
    action,
    subject_type: subjectType,
    subject_id: subjectId,
    from_state: more.fromState ?? null,
    to_state: more.toState ?? null,
    reason: more.reason ?? null,
    details: detailsOf(more.details),
  }));
  await tx.$executeRaw`
    insert into audit_entries (id, at, actor_id, action, subject_type, subject_id, from_state, to_state, reason, details)
    select id, at, actor_id, action, subject_type, subject_id, from_state, to_state, reason, details
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, at timestamptz, actor_id uuid, action text,
      subject_type text, subject_id uuid, from_state text, to_state text, reason jsonb, details jsonb)`;
}
