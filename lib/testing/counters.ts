import { expect } from 'vitest';
import { query } from './database';

/** Every counter that is kept, with the rows that it counts. */
export const counters: Record<string, string> = {
  'articles.comment_count': `select a.id, a.comment_count as counted,
    (select count(*)::int from comments c where c.article_id = a.id and c.visible) as rows from articles a`,
  'comments.reply_count': `select p.id, p.reply_count as counted,
    (select count(*)::int from comments c where c.parent_id = p.id and c.visible) as rows from comments p`,
  'comments.descendant_count': `select p.id, p.descendant_count as counted,
    (select count(*)::int from comments c where c.root_id = p.id and c.visible) as rows from comments p`,
  'comments.review_count': `select c.id, c.review_count as counted,
    (select count(*)::int from reviews v where v.comment_id = c.id and v.revision = c.revision and v.voided_at is null) as rows
    from comments c`,
  'comments.lease_count': `select c.id, c.lease_count as counted,
    (select count(*)::int from review_assignments a where a.comment_id = c.id and a.revision = c.revision and a.state = 'OPEN') as rows
    from comments c`,
  'comments.open_report_count': `select c.id, c.open_report_count as counted,
    (select count(*)::int from reports r where r.comment_id = c.id and r.outcome is null) as rows from comments c`,
  'comments.report_rank': `select c.id, coalesce(c.report_rank, 'infinity') as counted,
    coalesce((select min(r.created_at) - sum(r.weight) * interval '1 day' from reports r
      where r.comment_id = c.id and r.outcome is null)::timestamptz(3), 'infinity') as rows from comments c`,
  'comments.reaction_counts': `select c.id, c.reaction_counts as counted,
    coalesce((select jsonb_object_agg(k.kind, k.given) from (select r.kind, count(*)::int as given from reactions r
      where r.comment_id = c.id group by r.kind) k), '{}'::jsonb) as rows from comments c`,
  'review_duties.done': `select d.comment_id as id, d.done as counted,
    (select count(*)::int from reviews v join review_assignments a on a.id = v.assignment_id where a.duty_id = d.comment_id and v.counts_for_duty) as rows
    from review_duties d`,
  'review_duties.skips': `select d.comment_id as id, d.skips as counted,
    (select count(*)::int from review_assignments a where a.duty_id = d.comment_id and a.state = 'SKIPPED' and not a.optional) as rows
    from review_duties d`,
};

/** R14: counters equal rows. */
export async function expectCountersEqualRows(): Promise<void> {
  const wrong: unknown[] = [];
  for (const [counter, sql] of Object.entries(counters)) {
    const rows = await query<{ id: string }>(`select * from (${sql}) as x where counted <> rows`);
    wrong.push(...rows.map((row) => ({ counter, ...row })));
  }
  expect(wrong).toEqual([]);
}
