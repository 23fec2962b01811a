import { beforeEach, describe, expect, it } from 'vitest';
import { record } from '@/lib/platform/audit';
import { connectionPool, transaction } from '@/lib/platform/db';
import { newId } from '@/lib/platform/ids';
import { testContext } from '@/lib/testing/clock';
import { query, queryAsOwner } from '@/lib/testing/database';
import { inParallel } from '@/lib/testing/refusal';
import { sealAudit } from './seal-audit';
import { verifySeals } from './verify-seals';

const context = testContext();

/** Enters an act in the record; its subject's id. */
async function act(reason: string | null = 'Because.'): Promise<string> {
  const subjectId = newId();
  await transaction((tx) =>
    record(tx, {
      at: context.now(),
      actorId: null,
      action: 'comment.submit',
      subjectType: 'comment',
      subjectId,
      reason,
      details: { revision: 1 },
    }),
  );
  return subjectId;
}

const idOf = async (subjectId: string): Promise<string> =>
  (await query<{ id: string }>('select id from audit_entries where subject_id = $1', [subjectId]))[0]!.id;

/** What somebody does to the record who owns the database and puts its triggers aside. */
const tamper = (sql: string, values: unknown[] = []) =>
  queryAsOwner(
    `do $$ begin set local session_replication_role = replica; execute ${quoted(sql, values)}; end $$`,
  );
const quoted = (sql: string, values: unknown[]) =>
  `'${sql.replace(/\$(\d)/g, (_, n: string) => `'${String(values[Number(n) - 1])}'`).replaceAll("'", "''")}'`;

const findings = async () => (await verifySeals()).findings;

// The record of other tests is in the same database: it is sealed, and is as it was sealed.
beforeEach(async () => {
  await sealAudit({ context });
});

describe('the seals of the record', () => {
  it('cover every entry, batch after batch, and then there is nothing to do', async () => {
    for (let i = 0; i < 5; i += 1) await act();
    const { last, waiting } = await verifySeals();
    expect(waiting).toBe(5);
    expect(await sealAudit({ context, most: 2 })).toBe(5);
    const after = await verifySeals();
    expect(after).toMatchObject({ findings: [], waiting: 0 });
    expect(after.last!.number).toBe((last?.number ?? 0) + 3);
    expect(after.last!.entries).toBe(1);
    expect(await sealAudit({ context })).toBe(0);
    expect((await verifySeals()).last).toEqual(after.last);
  });

  it('cover what is committed late, with an id and a time from before', async () => {
    const id = newId();
    const late = await connectionPool().connect();
    try {
      await late.query('begin');
      await late.query(
        `insert into audit_entries (id, at, action, subject_type, subject_id) values ($1, now(), 'comment.submit', 'comment', $1)`,
        [id],
      );
      await act();
      expect(await sealAudit({ context })).toBe(1);
      await late.query('commit');
    } finally {
      late.release();
    }
    expect(await sealAudit({ context })).toBe(1);
    expect(
      await query('select seal is not null as sealed from audit_sealed_entries where entry_id = $1', [id]),
    ).toEqual([{ sealed: true }]);
    expect(await findings()).toEqual([]);
  });

  it('stand one upon another, however many are at it', async () => {
    for (let i = 0; i < 12; i += 1) await act();
    const { answers, refusals } = await inParallel([1, 2, 3, 4].map(() => sealAudit({ context, most: 3 })));
    expect(refusals).toEqual([]);
    expect(answers.reduce((sum, count) => sum + count, 0)).toBe(12);
    expect(await findings()).toEqual([]);
  });

  it('do not cover what was undone', async () => {
    await expect(
      transaction(async (tx) => {
        await record(tx, {
          at: context.now(),
          actorId: null,
          action: 'comment.submit',
          subjectType: 'comment',
          subjectId: newId(),
        });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    expect(await sealAudit({ context })).toBe(0);
  });
});

describe('a record that somebody has altered', () => {
  it('says which entry says something else', async () => {
    const entryId = await idOf(await act('The truth.'));
    await sealAudit({ context });
    const { last } = await verifySeals();
    await tamper(`update audit_entries set reason = '"Something else."' where id = $1`, [entryId]);
    expect(await findings()).toEqual([{ kind: 'changed', entryId, seal: last!.number }]);
    await tamper(`update audit_entries set reason = '"The truth."' where id = $1`, [entryId]);
    expect(await findings()).toEqual([]);
  });

  it.each([
    ['at', `at + interval '1 millisecond'`, `at - interval '1 millisecond'`],
    ['actor_id', 'subject_id', 'null'],
    ['details', `'{"revision": 2}'`, `'{"revision": 1}'`],
    ['to_state', `'PUBLISHED'`, 'null'],
  ])('also where it is but its %s', async (column, other, before) => {
    const entryId = await idOf(await act());
    await sealAudit({ context });
    await tamper(`update audit_entries set ${column} = ${other} where id = $1`, [entryId]);
    expect(await findings()).toMatchObject([{ kind: 'changed', entryId }]);
    await tamper(`update audit_entries set ${column} = ${before} where id = $1`, [entryId]);
    expect(await findings()).toEqual([]);
  });

  it('says which is missing, and that its seal no longer holds where the traces are gone as well', async () => {
    const entryId = await idOf(await act());
    const row = await query('select * from audit_entries where id = $1', [entryId]);
    await act();
    await sealAudit({ context });
    const seal = (await verifySeals()).last!.number;
    await tamper('delete from audit_entries where id = $1', [entryId]);
    expect(await findings()).toEqual([{ kind: 'missing', entryId, seal }]);
    const [trace] = await query<{ noted_at: Date; hash: Buffer }>(
      'select noted_at, hash from audit_sealed_entries where entry_id = $1',
      [entryId],
    );
    await tamper('delete from audit_sealed_entries where entry_id = $1', [entryId]);
    expect(await findings()).toEqual([{ kind: 'seal-broken', seal }]);
    await tamper(
      `insert into audit_entries select * from jsonb_populate_record(null::audit_entries, '${JSON.stringify(row[0]).replaceAll("'", "''")}')`,
    );
    expect(await findings()).toEqual(
      expect.arrayContaining([
        { kind: 'seal-broken', seal },
        { kind: 'unnoted', entryId, seal: null },
      ]),
    );
    await tamper(
      `insert into audit_sealed_entries (entry_id, noted_at, seal, hash) values ($1, '${trace!.noted_at.toISOString()}', ${seal}, '\\x${trace!.hash.toString('hex')}')`,
      [entryId],
    );
    expect(await findings()).toEqual([]);
  });

  it('says which was slipped in past the trigger', async () => {
    const entryId = newId();
    await tamper(
      `insert into audit_entries (id, at, action, subject_type, subject_id) values ($1, now(), 'comment.submit', 'comment', $1)`,
      [entryId],
    );
    expect(await findings()).toEqual([{ kind: 'unnoted', entryId, seal: null }]);
    await tamper('delete from audit_entries where id = $1', [entryId]);
  });

  it('says how many have another time than that at which they were noted', async () => {
    const { misdated } = await verifySeals();
    const entryId = newId();
    await query(
      `insert into audit_entries (id, at, action, subject_type, subject_id) values ($1, now() - interval '3 days', 'comment.submit', 'comment', $1)`,
      [entryId],
    );
    expect(await verifySeals()).toMatchObject({ findings: [], misdated: misdated + 1 });
  });

  it('cannot have been sealed anew where a seal was written down', async () => {
    await act();
    await sealAudit({ context });
    const { number, hash } = (await verifySeals()).last!;
    expect((await verifySeals({ known: { number, hash } })).findings).toEqual([]);
    expect((await verifySeals({ known: { number, hash: '0'.repeat(64) } })).findings).toEqual([
      { kind: 'seal-broken', seal: number },
    ]);
  });

  it.each([
    'update audit_seals set entries = entries',
    'delete from audit_seals',
    'delete from audit_sealed_entries',
    'update audit_sealed_entries set seal = null, hash = null',
    `update audit_sealed_entries set noted_at = now() + interval '1 day'`,
    'truncate audit_seals, audit_sealed_entries',
  ])('is not of the application’s doing, nor, with its triggers, of the owner’s: %s', async (sql) => {
    await act();
    await sealAudit({ context });
    for (const run of [query, queryAsOwner])
      await expect(run(sql)).rejects.toThrow(/append-only|permission denied|must be owner/);
  });
});
