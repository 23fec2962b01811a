import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { MOST_MEGABYTES } from '@/lib/comments/transfer/at-desk/schemas';
import type { OutsideComment } from '@/lib/comments/transfer/schemas';
import { makeKey } from '@/lib/members/api-keys/make-key';
import type { Scope } from '@/lib/members/api-keys/schemas';
import { newId } from '@/lib/platform/ids';
import { query } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { openNewsroom } from '@/lib/testing/newsroom';
import { admin } from '@/lib/testing/people';
import { doorOf } from '../testing/call-door';
import { moderation } from './moderation';

/** Imports of comments by a key, as programs have them: what becomes of a file, the use cases' own tests say. */

let key: string;
beforeEach(async () => {
  await openNewsroom();
  await runWaitingJobs();
  key = await keyFor('imports');
});

const keyFor = async (...scopes: Scope[]) =>
  (await makeKey({ viewer: await admin(), name: `Key ${newId()}`, scopes, lasts: null })).secret;

const calls = {
  send: moderation.sendCommentImport,
  list: moderation.listCommentImports,
  read: moderation.readCommentImport,
  leftOut: moderation.listLeftOutComments,
  apply: moderation.applyCommentImport,
  forget: moderation.forgetCommentImport,
};
type Sent = { id?: string; search?: string; body?: RequestInit['body']; by?: string };
type Told = { id: string; stage: string; code?: string; [field: string]: unknown };

async function ask(name: keyof typeof calls, { id, search = '', body, by = key }: Sent = {}) {
  const { method, path } = calls[name];
  const address = path.replace('{id}', id ?? '{id}');
  const response = await doorOf(calls[name])(
    new Request(`http://localhost:3000/api/v1${address}${search}`, {
      method,
      headers: { authorization: `Bearer ${by}` },
      body,
      duplex: 'half',
    } as RequestInit),
    { params: Promise.resolve({ id }) },
  );
  const text = await response.text();
  return { status: response.status, body: (text ? JSON.parse(text) : {}) as Told };
}

const comment = (externalId: string, more: Partial<OutsideComment> = {}): OutsideComment => ({
  externalId,
  article: {
    externalId: '12',
    identifier: 'wp-12',
    address: 'https://paper.example/weir',
    title: 'The weir',
    publishedAt: '2015-03-01T06:00:00.000Z',
  },
  parentId: null,
  author: { externalId: '7', name: 'Naledi Botha', address: 'naledi@example.org' },
  text: { format: 'plain', body: 'It was built before the war.' },
  createdAt: '2015-03-02T10:00:00.000Z',
  editedAt: null,
  state: 'published',
  ...more,
});
const linesOf = (...all: object[]) => all.map((one) => `${JSON.stringify(one)}\n`).join('');
const OURS = '?source=trialogue';
/** As if a job had looked through what is sent: for what is about what comes then. */
async function looked(body: string): Promise<string> {
  const { id } = (await ask('send', { search: OURS, body })).body;
  await query(`update comment_imports set stage = 'LOOKED', foreseen = report where id = $1`, [id]);
  return id;
}
const count = async () => (await query('select 1 from imported_comments')).length;

describe('an import by a key', () => {
  it('is looked through, imported once it is asked for, and on record with the key', async () => {
    const body = gzipSync(linesOf(comment('1'), comment('2', { parentId: '9' })));
    const sent = await ask('send', { search: `${OURS}&name=Comments%201%20to%202`, body });
    expect([sent.status, sent.body.stage, sent.body.fileName]).toEqual([
      ...[201, 'LOOKING', 'Comments 1 to 2'],
    ]);
    const { id } = sent.body;
    // Sent twice, or asked for before it is looked through, it is the same import, and nothing follows.
    expect((await ask('send', { search: OURS, body })).body.id).toBe(id);
    expect((await ask('apply', { id })).body.stage).toBe('LOOKING');
    await runWaitingJobs();
    const looked = await ask('read', { id });
    expect(looked.body).toMatchObject({ stage: 'LOOKED', foreseen: { added: { published: 1 } } });
    expect(await count()).toBe(0);

    expect((await ask('apply', { id })).body.stage).toBe('IMPORTING');
    await runWaitingJobs();
    const { body: done } = await ask('apply', { id });
    expect(done).toMatchObject({ stage: 'DONE', hasFile: false, report: looked.body.foreseen });
    expect(done.report).toMatchObject({ leftOut: { 'parent-missing': { count: 1, examples: ['2'] } } });
    for (const name of ['send', 'list', 'read', 'leftOut', 'apply'] as const)
      for (const { schema } of Object.values(calls[name].responses)) {
        const { body } = await ask(name, { id, search: name === 'send' ? OURS : '', body: undefined });
        if (!body.code) expect(schema.parse(body), name).toEqual(body);
      }
    expect(
      await query(
        `select action, details ->> 'apiKey' is not null as "byKey" from audit_entries where subject_id = $1 order by at, id`,
        [id],
      ),
    ).toEqual([
      { action: 'comment.import-check', byKey: true },
      { action: 'comment.import-begin', byKey: true },
      { action: 'comment.import', byKey: false },
    ]);
  });

  it('in parts places what answers a part before, and brings nothing twice', async () => {
    const bring = async (...all: object[]) => {
      const id = await looked(linesOf(...all));
      await ask('apply', { id });
      await runWaitingJobs();
      return (await ask('read', { id })).body.report;
    };
    await bring(comment('1'));
    expect(await bring(comment('1'), comment('2', { parentId: '1' }))).toMatchObject({
      known: 1,
      authors: 0,
      articles: 0,
      added: { published: 1 },
      leftOut: {},
    });
    expect(await query('select reply_count from comments where parent_id is null')).toEqual([
      { reply_count: 1 },
    ]);
  });

  it('says what a table is like, and leaves out what waits, where that is asked for', async () => {
    const search = `?source=csv&columns=${encodeURIComponent('id = nr')}&format=html&withoutPending=true`;
    const body =
      'nr,article,name,text,created,state\n1,a,Naledi,<p>One</p>,2015-03-02,\n2,a,Naledi,Two,2015-03-02,pending\n';
    const { id } = (await ask('send', { search, body })).body;
    await runWaitingJobs();
    expect((await ask('read', { id })).body).toMatchObject({
      withoutPending: true,
      fileName: 'csv',
      foreseen: { read: 2, added: { published: 1 }, leftOut: { pending: { count: 1 } } },
    });
  });

  it('lists all that it left out or would, page by page, in the order of the file', async () => {
    const orphans = Array.from({ length: 7 }, (_, n) => comment(`lost-${n}`, { parentId: 'nobody' }));
    const { id } = (
      await ask('send', { search: OURS, body: `${linesOf(comment('1'))}no record\n${linesOf(...orphans)}` })
    ).body;
    const pages = async () => {
      const items: { externalId: string | null; reason: string }[] = [];
      const lengths: number[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const search: string = `?limit=3${cursor && `&cursor=${cursor}`}`;
        const { body } = await ask('leftOut', { id, search });
        const page = calls.leftOut.responses[200].schema.parse(body);
        items.push(...page.items);
        lengths.push(page.items.length);
        cursor = page.nextCursor;
      }
      return { items, lengths };
    };
    // Until somebody has looked, it is nothing.
    expect(await pages()).toEqual({ items: [], lengths: [0] });
    await runWaitingJobs();
    const foreseen = await pages();
    expect(foreseen).toEqual({
      lengths: [3, 3, 2],
      items: [
        { externalId: null, reason: 'unreadable' },
        ...orphans.map(({ externalId }) => ({ externalId, reason: 'parent-missing' })),
      ],
    });
    await ask('apply', { id });
    await runWaitingJobs();
    expect(await pages()).toEqual(foreseen);

    const codeOf = async (wish: Sent) => {
      const { status, body } = await ask('leftOut', { id, ...wish });
      return [status, body.code];
    };
    const cursors = [
      'number 0',
      'number -1',
      'number 1e3',
      'number 9999999999',
      'number 1 ',
      'score 1 1',
      '',
    ];
    for (const made of cursors) {
      const cursor = Buffer.from(made).toString('base64url');
      expect(await codeOf({ search: `?cursor=${cursor}` }), made).toEqual([400, 'bad-cursor']);
    }
    for (const limit of ['0', '-1', '1001', '1e99', 'NaN'])
      expect(await codeOf({ search: `?limit=${limit}` }), limit).toEqual([400, 'invalid-input']);
    expect(await codeOf({ id: newId() })).toEqual([404, 'not-found']);
  });

  it('of a file that cannot be read says why, and can be forgotten, but not once it has begun', async () => {
    const { id } = (
      await ask('send', { search: OURS, body: gzipSync(linesOf(comment('1'))).subarray(0, 30) })
    ).body;
    await runWaitingJobs();
    expect((await ask('read', { id })).body).toMatchObject({
      stage: 'FAILED',
      failure: { code: 'broken-archive' },
    });
    expect((await ask('forget', { id })).status).toBe(204);
    expect((await ask('read', { id })).status).toBe(404);
    expect((await ask('apply', { id })).status).toBe(404);

    const other = await looked(linesOf(comment('1')));
    await ask('apply', { id: other });
    const { status, body } = await ask('forget', { id: other });
    expect([status, body.code]).toEqual([409, 'import-begun']);
  });

  it('takes no more than the desk, nothing that is no file, and no source that it does not know', async () => {
    const most = MOST_MEGABYTES * 1024 * 1024;
    const refusals: [Sent, number, string][] = [
      [{ search: OURS, body: Buffer.alloc(most + 1, ' ') }, 413, 'too-large'],
      // Without saying beforehand how much it is.
      [{ search: OURS, body: pieces(most / 65_536 + 1) }, 413, 'too-large'],
      [{ search: OURS, body: '' }, 400, 'import-file-missing'],
      [{ search: '', body: 'a' }, 400, 'invalid-input'],
      // It takes three files.
      [{ search: '?source=coral', body: 'a' }, 400, 'invalid-input'],
      [{ search: `${OURS}&withoutPending=perhaps`, body: 'a' }, 400, 'invalid-input'],
      [{ search: `${OURS}&name=${'a'.repeat(201)}`, body: 'a' }, 400, 'invalid-input'],
    ];
    for (const [sent, status, code] of refusals) {
      const answer = await ask('send', sent);
      expect([answer.status, answer.body.code], sent.search).toEqual([status, code]);
    }
    expect(await query('select 1 from comment_imports')).toEqual([]);
    // What is no file of its kind is read to its end, and nothing comes of it.
    const { id } = (await ask('send', { search: '?source=wordpress', body: Buffer.alloc(9_999, 0xff) })).body;
    await runWaitingJobs();
    expect((await ask('read', { id })).body).toMatchObject({ stage: 'LOOKED', foreseen: { read: 0 } });
  });

  it('needs a key that may, and is of whichever administrator’s key', async () => {
    const id = await looked(linesOf(comment('1')));
    const others = await keyFor('articles', 'members', 'moderation', 'read', 'webhooks');
    for (const name of ['send', 'list', 'read', 'leftOut', 'apply', 'forget'] as const) {
      const { status, body } = await ask(name, { id, by: others, search: name === 'send' ? OURS : '' });
      expect([name, status, body.code, body.scope]).toEqual([name, 403, 'scope-missing', 'imports']);
    }
    expect((await ask('apply', { id, by: await keyFor('imports') })).body.stage).toBe('IMPORTING');
  });

  it('is listed a page at a time, the newest first', async () => {
    const ids = [];
    for (const n of ['1', '2', '3'])
      ids.unshift((await ask('send', { search: OURS, body: linesOf(comment(n)) })).body.id);
    type Page = { items: { id: string }[]; nextCursor: string | null };
    const first = (await ask('list', { search: '?limit=2' })).body as unknown as Page;
    const rest = (await ask('list', { search: `?limit=2&cursor=${first.nextCursor!}` }))
      .body as unknown as Page;
    expect([...first.items, ...rest.items].map((one) => one.id)).toEqual(ids);
    expect(rest.nextCursor).toBeNull();
    expect((await ask('list', { search: '?limit=101' })).status).toBe(400);
  });
});

/** So many pieces of 64 kB. */
const pieces = (many: number) => {
  let left = many;
  return new ReadableStream({
    pull(stream) {
      if (left-- > 0) stream.enqueue(new Uint8Array(65_536));
      else stream.close();
    },
  });
};
