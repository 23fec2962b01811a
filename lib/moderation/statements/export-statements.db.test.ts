import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '@/lib/testing/clock';
import { publishedComment, rejectedComment, removeComment } from '@/lib/testing/comments';
import { query } from '@/lib/testing/database';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { admin, moderator } from '@/lib/testing/people';
import { refusalOf } from '@/lib/testing/refusal';
import type { TableFormat } from '@/lib/platform/text/write-lines';
import { exportStatements } from './export-statements';
import { statementFields } from './transparency-database';

beforeEach(openNewsroom);

async function exported(year: number, format: TableFormat = 'jsonl'): Promise<string> {
  const parts = await exportStatements({ viewer: await admin(), year, format, context });
  let text = '';
  for await (const part of parts) text += part;
  return text;
}

const rowsOf = (text: string): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the statements of reasons of a year', () => {
  it('have the fields of the European transparency database, from the oldest', async () => {
    const rejected = await rejectedComment({ article: news, context, author });
    context.advance(DAY);
    const removed = await publishedComment({ article: news, context, author });
    await removeComment(removed, context);
    const year = context.now().getUTCFullYear();
    const rows = rowsOf(await exported(year));
    const decisions = await query<{ id: string; comment_id: string }>(
      `select id, comment_id from decisions where outcome in ('REJECT', 'REMOVE') order by created_at, id`,
    );
    expect(decisions.map((one) => one.comment_id)).toEqual([rejected, removed]);
    expect(rows.map(({ puid }) => puid)).toEqual(decisions.map(({ id }) => id));
    for (const row of rows) expect(Object.keys(row)).toEqual([...statementFields]);
    expect(rows[0]).toMatchObject({
      decision_visibility: ['DECISION_VISIBILITY_CONTENT_DISABLED'],
      decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
      incompatible_content_illegal: 'No',
      content_type: ['CONTENT_TYPE_TEXT'],
      content_language: 'EN',
      source_type: 'SOURCE_VOLUNTARY',
      automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
    });
    expect(rows[0]!.decision_ground_reference_url).toMatch(/\/policy$/);
    expect(rows[0]!.application_date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(rows[1]).toMatchObject({ decision_visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'] });
    expect(JSON.stringify(rows)).not.toContain(author.displayName);
    expect(rowsOf(await exported(year - 1))).toEqual([]);
    expect((await exported(year, 'csv')).split('\r\n')[0]).toBe(`\uFEFF${statementFields.join(',')}`);
  });

  it('leave the house by administrators alone who have shown that it is they, on record', async () => {
    const year = context.now().getUTCFullYear();
    const ask = (viewer: Parameters<typeof exportStatements>[0]['viewer']) =>
      exportStatements({ viewer, year, format: 'csv', context });
    expect(await refusalOf(ask(await moderator()))).toMatchObject({ status: 403 });
    const chief = await admin();
    expect(await refusalOf(ask({ ...chief, provedLately: false }))).toMatchObject({ code: 'proof-needed' });
    await ask(chief);
    expect(
      await query(`select details from audit_entries where actor_id = $1 and action like 'audit.%'`, [
        chief.id,
      ]),
    ).toEqual([{ details: { format: 'csv', year } }]);
  });
});
