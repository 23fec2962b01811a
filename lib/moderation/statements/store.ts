import type { Cursor } from '@/lib/platform/cursor';
import type { Db } from '@/lib/platform/db';
import type { CommentHistory, DecisionFacts } from './rules';

type HistoryRow = Pick<CommentHistory, 'commentId' | 'comment'> & { decisions: DecisionFactsRow[] };
type DecisionFactsRow = Omit<DecisionFacts, 'decidedAt' | 'appeal'> & {
  decidedAt: string;
  appeal: (NonNullable<DecisionFacts['appeal']> & { createdAt: string; decidedAt: string | null }) | null;
};

/**
 * What was decided about some comments, newest first; those that nobody has decided about are left out. A removal is about
 * the text that readers had before them. What screening said of a text stands in the audit: it was the reason of the act.
 */
export async function findHistories(db: Db, commentIds: string[]): Promise<CommentHistory[]> {
  if (commentIds.length === 0) return [];
  const rows = await db.$queryRaw<HistoryRow[]>`
    select c.id as "commentId",
      json_build_object('state', c.state, 'visible', c.visible, 'revision', c.revision,
        'publishedRevision', c.published_revision, 'resubmissions', c.resubmissions) as comment,
      json_agg(json_build_object('id', d.id, 'version', d.version, 'revision', d.revision, 'maker', d.maker,
        'outcome', d.outcome, 'rule', d.rule, 'note', d.note, 'passage', d.passage, 'decidedAt', d.created_at,
        'textRevision', r.number, 'textHtml', r.body_html, 'language', r.language,
        'held', case when d.outcome = 'REJECT' then (select e.reason from audit_entries e
          where e.subject_id = c.id and e.to_state = 'REFERRED'
            and (e.action = 'comment.submit' and d.revision = 1
              or e.action = 'comment.revise' and (e.details->>'revision')::int = d.revision) limit 1) end,
        'reports', (select count(*) from reports p
          where p.comment_id = c.id and p.outcome = 'ACTED' and p.closed_at = d.created_at),
        'appeal', (select json_build_object('id', p.id, 'commentId', p.comment_id, 'sanctionId', p.sanction_id, 'state', p.state, 'text', p.text,
            'createdAt', p.created_at, 'decidedAt', p.decided_at, 'note', p.note) from appeals p where p.decision_id = d.id)
        ) order by d.version desc) as decisions
    from comments c join decisions d on d.comment_id = c.id
    join comment_revisions r on r.comment_id = c.id and r.number = revision_judged(d)
    where c.id = any(${commentIds}::uuid[])
    group by c.id`;
  return rows.map(({ decisions, ...row }) => ({ ...row, decisions: decisions.map(toFacts) }));
}

/** Times come out of JSON as PostgreSQL writes them. */
const toFacts = ({ decidedAt, appeal, ...row }: DecisionFactsRow): DecisionFacts => ({
  ...row,
  decidedAt: new Date(decidedAt),
  appeal: appeal && {
    ...appeal,
    createdAt: new Date(appeal.createdAt).toISOString(),
    decidedAt: appeal.decidedAt && new Date(appeal.decidedAt).toISOString(),
  },
});

/** Decisions against an author in a period, from the oldest, and when the text that each is about was written. */
export const findDecisionsAgainst = (
  db: Db,
  { from, before, after, limit }: { from: Date; before: Date; after: Cursor | undefined; limit: number },
): Promise<{ id: string; at: Date; commentId: string; version: number; writtenAt: Date }[]> =>
  db.$queryRaw`select d.id, d.created_at as at, d.comment_id as "commentId", d.version, r.created_at as "writtenAt"
    from decisions d join comment_revisions r on r.comment_id = d.comment_id and r.number = revision_judged(d)
    where d.outcome in ('REJECT', 'REMOVE') and d.created_at >= ${from} and d.created_at < ${before}
      and (d.created_at, d.id) > (${after?.at ?? new Date(0)}, ${after?.id ?? NO_ID}::uuid)
    order by d.created_at, d.id limit ${limit}`;

/** Below every id. */
const NO_ID = '00000000-0000-0000-0000-000000000000';
