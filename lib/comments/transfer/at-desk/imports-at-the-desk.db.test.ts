import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { DAY_MS } from '@/lib/platform/durations';
import { newId } from '@/lib/platform/ids';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { openNewsroom } from '@/lib/testing/newsroom';
import { admin, moderator } from '@/lib/testing/people';
import { runs } from '@/lib/testing/property-runs';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import type { OutsideComment, Source } from '../schemas';
import { beginImport, discardImport } from './decide-import';
import { listImports, listLeftOut, readImport } from './read-imports';
import { forgetImports } from './run-import';
import { KEPT_DAYS, MOST_FILES, MOST_MEGABYTES, type ImportOptions } from './schemas';
import { startImport } from './start-import';

let boss: Viewer;

beforeEach(async () => {
  await openNewsroom();
  await runWaitingJobs();
  boss = await admin();
});

const comment = (externalId: string, more: Partial<OutsideComment> = {}): OutsideComment => ({
  externalId,
  article: {
    externalId: 'a1',
    identifier: 'story-1',
    address: 'https://paper.example/story-1',
    title: 'The weir',
    publishedAt: '2015-03-01T06:00:00.000Z',
  },
  parentId: null,
  author: { externalId: 'naledi', name: 'Naledi Botha', address: 'naledi@example.org' },
  text: { format: 'plain', body: 'It was built before the war.' },
  createdAt: '2015-03-02T10:00:00.000Z',
  editedAt: null,
  state: 'published',
  ...more,
});

const ALL = [
  comment('one'),
  comment('two', { parentId: 'one' }),
  comment('waits', { state: 'pending' }),
  comment('orphan', { parentId: 'nobody' }),
];
const linesOf = (all: object[]) => Buffer.from(all.map((one) => `${JSON.stringify(one)}\n`).join(''));

type Sent = { viewer?: Viewer; source?: Source; name?: string; bytes?: Uint8Array } & Partial<ImportOptions>;
const send = ({ viewer = boss, source = 'trialogue', name = 'all.jsonl', bytes, ...options }: Sent = {}) =>
  startImport({
    viewer,
    source,
    options: { format: 'plain', columns: {}, withoutPending: false, ...options },
    file: { name, bytes: bytes ?? linesOf(ALL) },
  });
const look = async (sent?: Sent) => {
  const { id } = await send(sent);
  await runWaitingJobs();
  return id;
};
/** As if a job had looked: for what is about what comes then. */
const looked = async (sent?: Sent) => {
  const { id } = await send(sent);
  await query(`update comment_imports set stage = 'LOOKED', foreseen = report where id = $1`, [id]);
  return id;
};
const read = (id: string) => readImport({ viewer: boss, id });
const leftOut = async (id: string) => {
  const all = [];
  for await (const some of await listLeftOut({ viewer: boss, id })) all.push(...some);
  return all;
};
const comments = async () => (await query('select external_id from imported_comments')).length;

describe('a file that is sent', () => {
  it('is looked through, and imported once somebody has it so, to what was foreseen', async () => {
    const id = await look({ bytes: gzipSync(linesOf(ALL)) });
    const looked = await read(id);
    expect(looked).toMatchObject({ stage: 'LOOKED', fileName: 'all.jsonl', hasFile: true });
    expect(looked.foreseen).toMatchObject({ read: 4, added: { published: 2, pending: 1 }, authors: 1 });
    expect(await comments()).toBe(0);
    const foreseen = await leftOut(id);
    expect(foreseen).toEqual([{ id: 'orphan', reason: 'parent-missing' }]);

    await beginImport({ viewer: boss, id });
    await runWaitingJobs();
    const done = await read(id);
    expect(done).toMatchObject({ stage: 'DONE', hasFile: false, report: looked.foreseen });
    expect(await comments()).toBe(3);
    expect(await leftOut(id)).toEqual(foreseen);
    // Done again, it changes nothing.
    await beginImport({ viewer: boss, id });
    await runWaitingJobs();
    expect(await read(id)).toEqual(done);
    expect(
      await query(
        `select action, actor_id is null as nobody from audit_entries where subject_id = $1 order by at, id`,
        [id],
      ),
    ).toEqual([
      { action: 'comment.import-check', nobody: false },
      { action: 'comment.import-begin', nobody: false },
      { action: 'comment.import', nobody: true },
    ]);
  });

  it('comes without what waits for approval, where that is chosen', async () => {
    const id = await look({ withoutPending: true });
    const { foreseen, withoutPending } = await read(id);
    expect([withoutPending, foreseen?.added.pending, foreseen?.leftOut.pending?.count]).toEqual([true, 0, 1]);
    await beginImport({ viewer: boss, id });
    await runWaitingJobs();
    expect((await read(id)).report).toEqual(foreseen);
    expect(await query(`select 1 from comments where state = 'REFERRED'`)).toEqual([]);
    // Without that choice it is another import, which brings the rest.
    const other = await look();
    expect((await read(other)).foreseen).toMatchObject({ known: 2, added: { pending: 1 } });
  });

  it('is for administrators, in one file that is not too large', async () => {
    expect(await refusalOf(send({ viewer: await moderator() }))).toMatchObject({ status: 403 });
    expect(await refusalOf(listImports({ viewer: await moderator(), limit: 2 }))).toMatchObject({
      status: 403,
    });
    expect(await refusalOf(send({ bytes: new Uint8Array() }))).toMatchObject({ code: 'import-file-missing' });
    const large = new Uint8Array(MOST_MEGABYTES * 1024 * 1024 + 1);
    expect(await refusalOf(send({ bytes: large }))).toMatchObject({
      code: 'import-file-too-large',
      field: 'file',
      limit: MOST_MEGABYTES,
    });
    expect(await refusalOf(readImport({ viewer: boss, id: newId() }))).toMatchObject({ status: 404 });
    const id = await looked();
    const unproved = { ...boss, provedLately: false };
    for (const act of [beginImport, discardImport])
      expect(await refusalOf(act({ viewer: unproved, id }))).toMatchObject({ code: 'proof-needed' });
    expect((await read(id)).stage).toBe('LOOKED');
  });

  it.each([
    ['no-such-column', 'id', { source: 'csv', bytes: Buffer.from('nr,article\n') }],
    ['broken-archive', undefined, { bytes: gzipSync(linesOf(ALL)).subarray(0, 60) }],
    ['too-large', undefined, { bytes: gzipSync(Buffer.alloc(201 * 1024 * 1024, ' ')) }],
  ] as [string, string | undefined, Sent][])(
    'that cannot be read is said to be: %s',
    async (code, about, sent) => {
      const id = await look(sent);
      expect(await read(id)).toMatchObject({ stage: 'FAILED', failure: { code, ...(about && { about }) } });
      expect(await comments()).toBe(0);
      await beginImport({ viewer: boss, id });
      expect(await read(id)).toMatchObject({ stage: 'LOOKING', failure: null });
      await discardImport({ viewer: boss, id });
      expect(await query('select 1 from comment_import_files')).toEqual([]);
      // Its job finds nothing to do.
      await runWaitingJobs();
    },
  );

  it('goes on from where it stopped', async () => {
    const id = await look();
    await beginImport({ viewer: boss, id });
    await query(
      `update comment_imports set stage = 'FAILED', failure = '{"code":"unexpected"}' where id = $1`,
      [id],
    );
    await runWaitingJobs();
    expect(await comments()).toBe(0);
    await beginImport({ viewer: boss, id });
    await runWaitingJobs();
    expect(await read(id)).toMatchObject({ stage: 'DONE', report: { read: 4 } });
  });

  it('that has stopped, and is kept no more, is gone on with when it is sent again', async () => {
    const id = await looked();
    await query(
      `update comment_imports set stage = 'FAILED', failure = '{"code":"unexpected"}', position = 2 where id = $1`,
      [id],
    );
    await query('delete from comment_import_files');
    expect(await refusalOf(beginImport({ viewer: boss, id }))).toMatchObject({ code: 'import-file-gone' });
    const { answers } = await inParallel([send(), send()]);
    expect(answers).toEqual([{ id }, { id }]);
    expect(await read(id)).toMatchObject({ stage: 'FAILED', hasFile: true });
    await beginImport({ viewer: boss, id });
    expect((await read(id)).stage).toBe('IMPORTING');
    const acts = 'select action from audit_entries where subject_id = $1 order by at, id';
    expect(await query(acts, [id])).toEqual(
      ['check', 'check', 'begin'].map((act) => ({ action: `comment.import-${act}` })),
    );
  });

  it('twice at once is one import', async () => {
    const { answers } = await inParallel(Array.from({ length: 4 }, () => send()));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect((await listImports({ viewer: boss, limit: 10 })).items).toHaveLength(1);
    const checks = `select 1 from audit_entries where action = 'comment.import-check' and subject_id = $1`;
    expect(await query(checks, [answers[0]?.id])).toHaveLength(1);
  });

  it('waits where there are as many as may be, whoever else sends one at once', async () => {
    await query(
      `with made as (insert into comment_imports (id, source, file_name, digest, started_at, report, stage, failure)
         select gen_random_uuid(), 'csv', 'a.csv', n::text, now(), '{}', 'FAILED', '{"code":"unexpected"}' from generate_series(3, $1) n returning id)
       insert into comment_import_files (import_id, content) select id, '\\x00' from made`,
      [MOST_FILES],
    );
    const some = (n: number) => send({ bytes: linesOf([comment(`file ${n}`)]) });
    const { answers, refusals } = await inParallel([some(1), some(2), some(3), some(4)]);
    expect([answers.length, refusals.map(({ code, limit }) => [code, limit])]).toEqual([
      2,
      Array(2).fill(['too-many-import-files', MOST_FILES]),
    ]);
    await discardImport({ viewer: boss, id: answers[0]!.id });
    await some(5);
    expect(await query('select 1 from comment_import_files')).toHaveLength(MOST_FILES);
    expect(
      await query(`select 1 from audit_entries join comment_imports i on i.id = subject_id`),
    ).toHaveLength(2);
  });

  it('of which one has it imported while another has it forgotten is one of the two', async () => {
    for (let round = 0; round < runs(8); round += 1) {
      const id = await looked({ bytes: linesOf([comment(`of ${round}`)]) });
      const { refusals } = await inParallel([
        beginImport({ viewer: boss, id }),
        discardImport({ viewer: boss, id }),
      ]);
      expect(refusals).toHaveLength(1);
      const rows = await query<{ stage: string }>('select stage from comment_imports where id = $1', [id]);
      expect(rows).toEqual(refusals[0]?.code === 'import-begun' ? [{ stage: 'IMPORTING' }] : []);
    }
  });

  it('is forgotten after a week, unless it was imported', async () => {
    const id = await looked();
    const imported = await looked({ bytes: linesOf([comment('other')]) });
    await beginImport({ viewer: boss, id: imported });
    await runWaitingJobs();
    const inDays = (days: number) => ({
      now: () => new Date(Date.now() + days * DAY_MS),
      random: Math.random,
    });
    expect(await forgetImports(inDays(KEPT_DAYS - 1))).toBe(0);
    expect(await forgetImports(inDays(KEPT_DAYS + 1))).toBe(1);
    expect(await refusalOf(read(id))).toMatchObject({ status: 404 });
    expect((await read(imported)).stage).toBe('DONE');
  });

  it('is listed with the others, a page at a time, the newest first', async () => {
    const ids = [];
    for (let n = 0; n < 3; n += 1) ids.unshift(await looked({ bytes: linesOf([comment(`n${n}`)]) }));
    const first = await listImports({ viewer: boss, limit: 2 });
    const second = await listImports({ viewer: boss, limit: 2, cursor: first.nextCursor ?? undefined });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
  });
});
