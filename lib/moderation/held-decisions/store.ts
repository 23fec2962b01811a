import type { SqlTx, Tx } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import type { HouseRuleKey } from '../house-rules';
import { needsReason, type Action } from '../schemas';
import { CARRY_OUT, type CarryOutJob } from './schemas';

/** A decision as a moderator took it. */
export type Taken = {
  moderatorId: string;
  action: Action;
  rule: HouseRuleKey | null;
  note: string | null;
  passage: string | null;
  /** They have reviewed it, and nobody else of the desk could decide. */
  alone: boolean;
};

export type HeldRow = Taken & { id: string; version: number; takesEffectAt: Date };

/** Holds a decision about a locked comment, with the job that carries it out. It is the database's clock that the job goes by. */
export async function insertHeld(
  tx: Tx,
  held: Taken & { commentId: string; version: number; at: Date; seconds: number },
): Promise<Date> {
  const { at, seconds, ...row } = held;
  const id = newId();
  const takesEffectAt = new Date(at.getTime() + seconds * 1000);
  await tx.heldDecision.create({ data: { ...row, id, createdAt: at, takesEffectAt }, select: { id: true } });
  const job: CarryOutJob = { commentId: held.commentId, decisionId: id };
  await tx.$executeRaw`select graphile_worker.add_job(${CARRY_OUT}, ${JSON.stringify(job)}::json,
    run_at => clock_timestamp() + make_interval(secs => ${seconds}::int))`;
  return takesEffectAt;
}

const columns = {
  id: true,
  version: true,
  moderatorId: true,
  action: true,
  rule: true,
  note: true,
  passage: true,
  alone: true,
  takesEffectAt: true,
} as const;

/** The decision about a locked comment that is held; null when there is none. */
export const findHeld = (tx: Tx, commentId: string): Promise<HeldRow | null> =>
  tx.heldDecision.findUnique({ where: { commentId }, select: columns }) as Promise<HeldRow | null>;

/** It is held no longer: it is carried out, or taken back. */
export const deleteHeld = (tx: SqlTx, id: string) =>
  tx.$executeRaw`delete from held_decisions where id = ${id}::uuid`;

/** Keeps what was typed for a decision that is taken back, for whoever took it. Where nothing was typed, there is nothing to keep. */
export async function keepDraft(
  tx: SqlTx,
  commentId: string,
  { moderatorId, version, action, rule, note, passage, at }: HeldRow & { at: Date },
): Promise<void> {
  if (!needsReason(action)) return;
  await tx.$executeRaw`
    insert into decision_drafts (comment_id, moderator_id, version, action, rule, note, passage, taken_back_at)
    values (${commentId}::uuid, ${moderatorId}::uuid, ${version}::int, ${action}, ${rule}, ${note}, ${passage}, ${at})
    on conflict (comment_id, moderator_id) do update set version = excluded.version, action = excluded.action, rule = excluded.rule,
      note = excluded.note, passage = excluded.passage, taken_back_at = excluded.taken_back_at`;
}

/** What was typed about a comment as it no longer stands: it may say words that are gone. */
export const deleteOldDrafts = (tx: SqlTx, commentId: string) =>
  tx.$executeRaw`delete from decision_drafts k using comments c
    where k.comment_id = ${commentId}::uuid and c.id = k.comment_id and c.version <> k.version`;

/** Returns how many were older. */
export const pruneDrafts = (tx: SqlTx, before: Date): Promise<number> =>
  tx.$executeRaw`delete from decision_drafts where taken_back_at < ${before}`;

/** Whether whoever took a decision is of the desk still, and under no sanction. */
export async function isOfDesk(tx: SqlTx, memberId: string, at: Date): Promise<boolean> {
  const [row] = await tx.$queryRaw<unknown[]>`
    select 1 from members where id = ${memberId}::uuid and role <> 'MEMBER'
      and not exists (select from sanctions_in_force(id, ${at}))`;
  return row !== undefined;
}
