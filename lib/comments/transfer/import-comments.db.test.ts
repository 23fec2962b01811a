import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { readThread } from '@/lib/comments/thread/read-thread';
import { forgetSessions } from '@/lib/members/forget-sessions';
import { signIn } from '@/lib/members/sign-in';
import { signUp } from '@/lib/members/sign-up';
import { DAY } from '@/lib/testing/clock';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { connectionPool, sqlTransaction } from '@/lib/platform/db';
import { emptyDatabase, query, untilSomeoneWaits, whileLocked } from '@/lib/testing/database';
import { runWaitingJobs } from '@/lib/testing/jobs';
import { runs } from '@/lib/testing/property-runs';
import { insider } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { verify } from '@/lib/testing/verify';
import { countComments } from './count-comments';
import { exportComments } from './export-comments';
import { importComments } from './import-comments';
import type { Records } from './prepare-steps';
import { readDisqus } from './read/disqus';
import { readTrialogue } from './read/trialogue';
import { readWxr } from './read/wxr';
import { SourceFileError } from './read/source-file-error';
import { insertDocuments } from './store';
import type { ImportReport, OutsideComment, Read } from './schemas';

beforeEach(emptyDatabase);

async function* listed<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}

const pieces = (text: string, size = 64_000): AsyncGenerator<Uint8Array> => {
  const bytes = Buffer.from(text);
  return listed(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
      bytes.subarray(n * size, (n + 1) * size),
    ),
  );
};

const importAll = (
  records: Records,
  more: { digest?: string; step?: number; onProgress?: (report: ImportReport) => void } = {},
) => importComments({ source: 'disqus', fileName: 'disqus.xml', digest: 'one', records, ...more });

const importXml = (xml: string, digest = 'one') => importAll(readDisqus(pieces(xml)), { digest });

let count = 0;
const comment = (more: Partial<OutsideComment> = {}): OutsideComment => ({
  externalId: `c${(count += 1)}`,
  article: {
    externalId: 'a1',
    identifier: 'story-1',
    address: 'https://paper.example/story-1/',
    title: 'The weir',
    publishedAt: '2015-03-01T06:00:00.000Z',
  },
  parentId: null,
  author: { externalId: 'naledi', name: 'Naledi Botha', address: null },
  text: { format: 'plain', body: 'It was built before the war.' },
  createdAt: '2015-03-02T10:00:00.000Z',
  editedAt: null,
  state: 'published',
  ...more,
});

/** Every imported comment by what its source calls it, with all that came of it but ids. */
const rows = () =>
  query(`
    select i.external_id as id, c.state::text as state, c.visible, c.depth, c.reply_count as replies, c.descendant_count as below,
      p.external_id as parent, r.external_id as root, a.slug, m.display_name as author, x.body, x.body_html as html, x.word_count as words, x.language,
      c.created_at as created, c.published_at as published, c.edited_at as edited, s.document::text as search, d.document::text as desk
    from imported_comments i join comments c on c.id = i.comment_id join articles a on a.id = c.article_id join members m on m.id = c.author_id
      join comment_revisions x on x.comment_id = c.id
      left join imported_comments p on p.comment_id = c.parent_id left join imported_comments r on r.comment_id = c.root_id
      left join search_documents s on s.comment_id = c.id left join desk_documents d on d.comment_id = c.id
    order by i.external_id`);

const XML = `<?xml version="1.0" encoding="utf-8"?>
<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
  <category dsq:id="1"><forum>paper</forum><title>General</title></category>
  <thread dsq:id="10"><id>story-10</id><link>https://paper.example/weir</link><title>The weir &amp; the mill</title><createdAt>2015-03-01T06:00:00Z</createdAt></thread>
  <thread dsq:id="11"><id/><link>https://paper.example/unread</link><title>Nobody wrote here</title><createdAt>2015-03-01T06:00:00Z</createdAt></thread>
  <post dsq:id="100"><message><![CDATA[<p>It was built <b>before</b> the war.</p><p>See <a href="https://example.org/weir" rel="nofollow">this</a> &amp; that.</p>]]></message>
    <createdAt>2015-03-02T10:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam>
    <author><email>naledi@example.org</email><name>Naledi Botha</name><isAnonymous>false</isAnonymous><username>naledi</username></author>
    <thread dsq:id="10"/></post>
  <post dsq:id="101"><message><![CDATA[<p>My own words, that I took back.</p>]]></message><createdAt>2015-03-02T11:00:00Z</createdAt>
    <isDeleted>true</isDeleted><isSpam>false</isSpam><author><name>Pieter</name><isAnonymous>true</isAnonymous></author><thread dsq:id="10"/><parent dsq:id="100"/></post>
  <post dsq:id="102"><message><![CDATA[<p>So it was.</p>]]></message><createdAt>2015-03-02T12:00:00Z</createdAt>
    <isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Sipho</name><username>sipho</username></author><thread dsq:id="10"/><parent dsq:id="101"/></post>
  <post dsq:id="103"><message><![CDATA[<p>Buy watches</p>]]></message><createdAt>2015-03-02T13:00:00Z</createdAt>
    <isDeleted>false</isDeleted><isSpam>true</isSpam><author><name>Watches</name><isAnonymous>true</isAnonymous></author><thread dsq:id="10"/></post>
  <post dsq:id="104"><message><![CDATA[<p>Is it safe?</p>]]></message><createdAt>2015-03-02T14:00:00Z</createdAt>
    <isApproved>false</isApproved><author><name>Sipho</name><username>sipho</username></author><thread dsq:id="10"/></post>
</disqus>`;

describe('an import', () => {
  it('keeps threads, dates and states; what its author deleted is an empty place', async () => {
    const report = await importXml(XML);
    expect(report).toEqual({
      read: 5,
      added: { published: 2, pending: 1, rejected: 1, empty: 1 },
      known: 0,
      authors: 4,
      articles: 1,
      leftOut: {},
    });
    const all = await rows();
    expect(all).toMatchObject([
      {
        id: '100',
        state: 'PUBLISHED',
        visible: true,
        depth: 0,
        replies: 0,
        below: 1,
        parent: null,
        slug: 'the-weir-the-mill',
        author: 'Naledi Botha',
        language: 'en',
        body: 'It was built **before** the war.\n\nSee [this](https://example.org/weir) & that.',
        html: expect.stringContaining(
          '<a href="https://example.org/weir" rel="nofollow ugc noopener">this</a>',
        ) as string,
        created: new Date('2015-03-02T10:00:00Z'),
        published: new Date('2015-03-02T10:00:00Z'),
        search: expect.stringContaining("'war'") as string,
        desk: expect.stringContaining("'naledi'") as string,
      },
      { id: '101', state: 'WITHDRAWN', body: '—', parent: '100', root: '100', replies: 1, search: null },
      { id: '102', state: 'PUBLISHED', parent: '101', root: '100', depth: 2, author: 'Sipho' },
      { id: '103', state: 'REMOVED', visible: false, body: 'Buy watches', search: null },
      { id: '104', state: 'REFERRED', visible: false, published: null, search: null },
    ]);
    await expectCountersEqualRows();
    const { items, count } = await readThread({ articleSlug: 'the-weir-the-mill' });
    expect(count).toBe(2);
    expect(items.map(({ id, replies }) => [id, replies?.length])).toHaveLength(1);
    const [article] = await query('select external_id, address, headline, published_at from articles');
    expect(article).toEqual({
      external_id: 'story-10',
      address: 'https://paper.example/weir',
      headline: 'The weir & the mill',
      published_at: new Date('2015-03-01T06:00:00Z'),
    });
  });

  it('is told to nobody: no notice, letter, review or duty follows, and one entry says what was done', async () => {
    const before = await query<{ id: string }>('select id from audit_entries');
    await importXml(XML);
    await runWaitingJobs();
    for (const table of [
      'notices',
      'review_duties',
      'review_assignments',
      'reviews',
      'sessions',
      'memberships',
      'address_claims',
    ])
      expect([table, await query(`select 1 from ${table}`)]).toEqual([table, []]);
    expect(await query('select type, tags from outbox_events')).toEqual([
      { type: 'comment.import', tags: ['*'] },
    ]);
    const entries = await query(
      `select action, details - 'source' as details from audit_entries where not id = any($1::uuid[])`,
      [before.map(({ id }) => id)],
    );
    expect(entries).toEqual([
      {
        action: 'comment.import',
        details: { read: 5, known: 0, published: 2, pending: 1, rejected: 1, empty: 1 },
      },
    ]);
  });

  it('done again adds nothing; a later file adds what is new', async () => {
    await importXml(XML);
    const before = await rows();
    const again = await importXml(XML);
    expect(again).toMatchObject({ read: 5, known: 5, authors: 0, articles: 0 });
    expect(Object.values(again.added)).toEqual([0, 0, 0, 0]);
    expect(await rows()).toEqual(before);
    const later = XML.replace(
      '</disqus>',
      `<post dsq:id="105"><message>Later</message><createdAt>2016-01-01T00:00:00Z</createdAt><author><name>Sipho</name><username>sipho</username></author><thread dsq:id="10"/><parent dsq:id="104"/></post></disqus>`,
    );
    expect(await importXml(later, 'two')).toMatchObject({ known: 5, added: { published: 1 }, authors: 0 });
    // What waits for a moderator has become a place, since something below it is up.
    expect((await rows()).slice(-2)).toMatchObject([
      { id: '104', state: 'REFERRED', published: new Date('2015-03-02T14:00:00Z'), replies: 1 },
      { id: '105', parent: '104' },
    ]);
    await expectCountersEqualRows();
    expect(await query('select distinct author_id from comments')).toHaveLength(4);
  });

  it('puts comments under the article that is known already, by its id or by its address, however that is written', async () => {
    await query(
      `insert into articles (id, slug, external_id, address, headline, standfirst, byline, topics, body, body_html, word_count, published_at)
       values (gen_random_uuid(), 'by-id', 'story-1', null, 'By id', '', '', '{}', '', '', 0, now()),
         (gen_random_uuid(), 'by-address', null, 'http://www.paper.example/two', 'By address', '', '', '{}', '', '', 0, now())`,
    );
    const other = {
      ...comment().article,
      externalId: 'a2',
      identifier: null,
      address: 'https://paper.example/two/#top',
    };
    const report = await importAll(listed([comment(), comment({ article: other })]));
    expect(report.articles).toBe(0);
    expect((await rows()).map((row) => (row as { slug: string }).slug)).toEqual(['by-id', 'by-address']);
  });

  it('is the same from a file, which is read in a thread, cut off on its way and gone on with', async () => {
    const expected = await importXml(XML);
    const before = await rows();
    await emptyDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'import-'));
    try {
      const file = join(folder, 'disqus.xml');
      await writeFile(file, XML);
      const cut = (report: ImportReport) => {
        if (report.read >= 2) throw new Error('the power failed');
      };
      const again = { step: 2 };
      await expect(importAll({ file }, { ...again, onProgress: cut })).rejects.toThrow('power');
      expect(await query('select position from comment_imports')).toEqual([{ position: 2 }]);
      expect(await importAll({ file }, again)).toEqual(expected);
    } finally {
      await rm(folder, { recursive: true });
    }
    expect(await rows()).toEqual(before);
  });

  it('ends with the same rows and the same report wherever it was cut off, in whatever order the file has them', async () => {
    const parent = fc.option(fc.integer({ min: 0, max: 14 }), { nil: null });
    const one = fc.record({
      id: fc.integer({ min: 0, max: 11 }),
      parent,
      state: fc.constantFrom('published', 'pending', 'deleted', 'spam'),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(one, { minLength: 1, maxLength: 14 }),
        fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 1, max: 5 }),
        async (drawn, cuts, step) => {
          const all = drawn.map(({ id, parent: above, state }, n) =>
            comment({
              externalId: `x${id}`,
              parentId: above === null ? null : `x${above}`,
              state: state as OutsideComment['state'],
              author: {
                externalId: `w${n % 3}`,
                name: 'Same Name',
                address: n % 3 === 0 ? 'same@example.org' : null,
              },
              text: { format: 'plain', body: `Text ${id}` },
              createdAt: new Date(Date.UTC(2015, 0, 1 + ((id * 7) % 11))).toISOString(),
            }),
          );
          await emptyDatabase();
          const whole = await importAll(listed(all), { step });
          const expected = await rows();
          await expectCountersEqualRows();
          // Every record is accounted for.
          const added = Object.values(whole.added).reduce((sum, n) => sum + n, 0);
          const left = Object.values(whole.leftOut).reduce((sum, { count }) => sum + count, 0);
          expect(added + left).toBe(all.length);

          await emptyDatabase();
          for (const cut of cuts) {
            const cutOff = async function* () {
              for (const [n, each] of all.entries()) {
                if (n === cut) throw new Error('the power failed');
                yield each;
              }
            };
            if (cut < all.length) await expect(importAll(cutOff(), { step })).rejects.toThrow('power');
          }
          expect(await importAll(listed(all), { step })).toEqual(whole);
          expect(await rows()).toEqual(expected);
          await expectCountersEqualRows();
          expect(await query('select 1 from unplaced_comments')).toEqual([]);
        },
      ),
      { numRuns: runs(6), endOnFailure: true },
    );
  }, 120_000);

  it('says what it left out, and why', async () => {
    const elsewhere = { ...comment().article, externalId: 'a2', identifier: 'story-2', address: null };
    const report = await importAll(
      listed([
        comment({ externalId: 'top' }),
        comment({ externalId: 'top', text: { format: 'plain', body: 'Again' } }),
        comment({ externalId: 'orphan', parentId: 'nobody' }),
        comment({ externalId: 'child-of-orphan', parentId: 'orphan' }),
        comment({ externalId: 'self', parentId: 'self' }),
        comment({ externalId: 'round-1', parentId: 'round-2' }),
        comment({ externalId: 'round-2', parentId: 'round-1' }),
        comment({ externalId: 'elsewhere', parentId: 'top', article: elsewhere }),
        comment({ externalId: 'below-elsewhere', parentId: 'elsewhere', article: elsewhere }),
        comment({ externalId: 'to-come', createdAt: '2999-01-01T00:00:00.000Z' }),
        comment({ externalId: 'long', text: { format: 'plain', body: 'a'.repeat(10_000_000) } }),
        comment({ externalId: 'empty', text: { format: 'html', body: '<p><img src="x.png"></p>' } }),
        comment({ externalId: 'below-long', parentId: 'long' }),
        { leftOut: 'unreadable', externalId: null },
      ]),
    );
    expect(report.leftOut).toEqual({
      repeated: { count: 1, examples: ['top'] },
      'parent-missing': { count: 2, examples: ['child-of-orphan', 'orphan'] },
      'parent-in-circle': {
        count: 3,
        examples: expect.arrayContaining(['self', 'round-1', 'round-2']) as string[],
      },
      'parent-elsewhere': { count: 2, examples: ['elsewhere', 'below-elsewhere'] },
      'date-to-come': { count: 1, examples: ['to-come'] },
      'text-too-long': { count: 1, examples: ['long'] },
      'text-empty': { count: 1, examples: ['empty'] },
      unreadable: { count: 1, examples: [] },
    });
    expect(report.added).toEqual({ published: 2, pending: 0, rejected: 0, empty: 2 });
    await expectCountersEqualRows();
  });

  it('shows an answer after what it answers, whatever the clocks said', async () => {
    await importAll(
      listed([
        comment({ externalId: 'a', createdAt: '2015-03-02T10:00:00.000Z' }),
        comment({ externalId: 'b', parentId: 'a', createdAt: '2015-03-02T09:00:00.000Z' }),
      ]),
    );
    expect(await rows()).toMatchObject([
      { id: 'a' },
      { id: 'b', created: new Date('2015-03-02T09:00:00Z'), published: new Date('2015-03-02T10:00:00Z') },
    ]);
  });

  it('by two processes at once is done by one of them, and is whole', async () => {
    const all = Array.from({ length: 40 }, (_, n) =>
      comment({ externalId: `p${n}`, parentId: n === 0 ? null : `p${n >> 1}` }),
    );
    const { answers, refusals } = await inParallel([
      importAll(listed(all), { step: 3 }),
      importAll(listed(all), { step: 3 }),
    ]);
    for (const { code } of refusals) expect(code).toBe('import-under-way');
    const last = answers[0] ?? (await importAll(listed(all), { step: 3 }));
    expect(last.read).toBe(40);
    expect(await rows()).toHaveLength(40);
    await expectCountersEqualRows();
  });
});

describe('what search and the desk find an imported comment by', () => {
  type Found = { id: string; search: string | null; desk: string | null };
  const found = async () => (await rows()) as Found[];
  const three = () =>
    ['first', 'second', 'third'].map((word) =>
      comment({ externalId: word, text: { format: 'plain', body: `The ${word} comment.` } }),
    );
  const forget = (externalIds: string[]) =>
    query(
      `with gone as (delete from desk_documents where comment_id in (select comment_id from imported_comments where external_id = any($1)) returning comment_id)
       delete from search_documents s using gone where s.comment_id = gone.comment_id`,
      [externalIds],
    );
  const idOf = async (externalId: string) =>
    (
      await query<{ id: string }>(`select comment_id as id from imported_comments where external_id = $1`, [
        externalId,
      ])
    )[0]!.id;

  it('is made where an import was cut off between the comments and that', async () => {
    const cut = (report: ImportReport) => {
      if (report.read === 2) throw new Error('the power failed');
    };
    await expect(importAll(listed(three()), { step: 1, onProgress: cut })).rejects.toThrow('power');
    await forget(['first', 'second']);
    await importAll(listed(three()), { step: 1 });
    const all = await found();
    expect(all).toHaveLength(3);
    for (const { id, search, desk } of all) {
      expect(search).toContain(`'${id}'`);
      expect(desk).toContain(`'${id}'`);
    }
  });

  it('is of the comment as somebody left it who changed it meanwhile, whoever comes first', async () => {
    await importAll(listed(three()));
    const take = (ids: string[]) =>
      sqlTransaction(async (tx) => ({ result: await insertDocuments(tx, ids) }));
    const removal = `update comments set state = 'REMOVED', visible = false where id = $1`;
    const [first, second, third] = [await idOf('first'), await idOf('second'), await idOf('third')];
    await forget(['first', 'second', 'third']);

    await whileLocked(first, removal, () => take([first, third]));
    let removing: Promise<unknown> = Promise.resolve();
    await sqlTransaction(async (tx) => {
      await insertDocuments(tx, [second]);
      removing = query(removal, [second]);
      await untilSomeoneWaits();
      return { result: undefined };
    });
    await removing;
    expect(await found()).toMatchObject([
      { id: 'first', search: null, desk: expect.stringContaining("'first'") as string },
      { id: 'second', search: null, desk: expect.stringContaining("'second'") as string },
      { id: 'third', search: expect.stringContaining("'third'") as string },
    ]);

    await forget(['third']);
    const client = await connectionPool().connect();
    try {
      await client.query('begin');
      await client.query(`update comment_revisions set body = 'Other words.' where comment_id = $1`, [third]);
      const taking = take([third]);
      await untilSomeoneWaits();
      await client.query('commit');
      await taking;
    } finally {
      client.release();
    }
    expect((await found())[2]).toMatchObject({
      search: expect.stringContaining("'word'") as string,
      desk: expect.stringContaining("'words'") as string,
    });
  });
});

describe('who wrote what is imported', () => {
  const by = (author: Partial<OutsideComment['author']>, more: Partial<OutsideComment> = {}) =>
    comment({ author: { externalId: null, name: 'Somebody', address: null, ...author }, ...more });
  const authors = async () => (await rows()).map((row) => (row as { author: string }).author);

  it('is one for one address, and apart without one, under names that nobody takes for another’s', async () => {
    await insider({ name: 'Thandi' });
    await query(`update members set name_skeleton = 'thandl'`);
    const report = await importAll(
      listed([
        by({ externalId: '1', name: 'Marike', address: 'Marike@Example.org ' }, { externalId: 'n1' }),
        by({ externalId: '2', name: 'Marike Smit', address: 'marike@example.org' }, { externalId: 'n2' }),
        by({ externalId: '3', name: 'Marike' }, { externalId: 'n3' }),
        by({ externalId: '4', name: 'Mаrike' }, { externalId: 'n4' }),
        by({ externalId: '5', name: 'Thandi' }, { externalId: 'n5' }),
        by({ externalId: '6', name: 'Moderator' }, { externalId: 'n6' }),
        by({ externalId: '7', name: 'x'.repeat(500) }, { externalId: 'n7' }),
        by({ externalId: '8', name: '\u202E\u0000' }, { externalId: 'n8' }),
      ]),
    );
    expect(report.authors).toBe(7);
    const names = await authors();
    expect(names[0]).toBe('Marike');
    expect(names[1]).toBe('Marike');
    expect(names[2]).toMatch(/^Marike \d{3}$/);
    expect(names[3]).toMatch(/^Reader \d{5}$/);
    expect(names[4]).toMatch(/^Thandi \d{3}$/);
    expect(names[5]).toMatch(/^Reader \d{5}$/);
    expect(names[6]).toBe('x'.repeat(40));
    expect(names[7]).toMatch(/^Reader \d{5}$/);
    // Nobody signs in to it, nothing is mailed to it, and it is not forgotten as a sign-up that nobody finished.
    const members = await query<{ email: string }>(
      `select email, password_hash, verified_at from members where password_hash = '' and email = '' and verified_at is null`,
    );
    expect(members).toHaveLength(7);
    await refusalOf(signIn({ email: 'marike@example.org', password: '', address: '192.0.2.1' })).catch(
      () => undefined,
    );
    await forgetSessions({ context: { now: () => new Date(Date.now() + 400 * DAY), random: Math.random } });
    expect(await authors()).toEqual(names);
  });

  it('is the member whose address it is; and who shows later that it is theirs gets the comments', async () => {
    const known = await insider();
    const report = await importAll(
      listed([
        by({ externalId: 'k', address: known.email.toUpperCase() }, { externalId: 'known' }),
        by({ externalId: 'l', name: 'Lerato', address: 'lerato@example.org' }, { externalId: 'later' }),
        by({ externalId: 'l', name: 'Lerato', address: null }, { externalId: 'later-2', parentId: 'later' }),
      ]),
    );
    expect(report.authors).toBe(1);
    expect(await authors()).toEqual([known.displayName, 'Lerato', 'Lerato']);

    const { member: signedUp } = await signUp({
      email: 'Lerato@example.org',
      displayName: 'Lerato Mahlangu',
      password: 'tortoise lamp nine',
      address: '192.0.2.7',
    });
    await runWaitingJobs();
    // To name an address is not to have it.
    expect(await authors()).toEqual([known.displayName, 'Lerato', 'Lerato']);
    await verify(signedUp.id);
    await runWaitingJobs();
    expect(await authors()).toEqual([known.displayName, 'Lerato Mahlangu', 'Lerato Mahlangu']);
    expect(await query('select 1 from unclaimed_members')).toEqual([]);
    expect(await query(`select display_name from members where display_name = 'Lerato'`)).toEqual([]);
    expect(
      await query('select distinct author_id from search_documents where author_id = $1', [signedUp.id]),
    ).toHaveLength(1);
    expect(await query(`select 1 from desk_documents where document @@ 'mahlangu'::tsquery`)).toHaveLength(2);
    await expectCountersEqualRows();
    // What comes of them in a later file is theirs as well.
    await importAll(listed([by({ externalId: 'l', name: 'Lerato' }, { externalId: 'still-later' })]), {
      digest: 'two',
    });
    expect((await authors()).at(-1)).toBe('Lerato Mahlangu');
  });

  it('has not reacted to their own comments, nor been muted in vain', async () => {
    await importAll(
      listed([by({ externalId: 'l', address: 'lerato@example.org' }, { externalId: 'theirs' })]),
    );
    const [{ id, author_id: from }] = (await query<{ id: string; author_id: string }>(
      'select id, author_id from comments',
    )) as [{ id: string; author_id: string }];
    const lerato = await insider({ verified: false });
    const muter = await insider();
    await query('insert into mutes (member_id, muted_id, created_at) values ($1, $2, now())', [
      muter.id,
      from,
    ]);
    await query(
      `insert into reactions (comment_id, member_id, kind, created_at) values ($1, $2, 'agree', now()), ($1, $3, 'agree', now())`,
      [id, lerato.id, muter.id],
    );
    await query(`update comments set reaction_counts = '{"agree": 2}'`);
    await query(
      `update members set email = 'lerato@example.org', email_folded = 'lerato@example.org', verified_at = now() where id = $1`,
      [lerato.id],
    );
    await runWaitingJobs();
    expect(await query('select author_id, reaction_counts from comments')).toEqual([
      { author_id: lerato.id, reaction_counts: { agree: 1 } },
    ]);
    expect(await query('select muted_id from mutes')).toEqual([{ muted_id: lerato.id }]);
    await expectCountersEqualRows();
  });

  it('is found whoever comes first, the import or the one who shows that the address is theirs', async () => {
    for (let round = 0; round < 12; round += 1) {
      await emptyDatabase();
      const lerato = await insider({ verified: false });
      const address = `lerato-${round}@example.org`;
      await query('update members set email = $2, email_folded = $2 where id = $1', [lerato.id, address]);
      await Promise.all([
        importAll(listed([by({ externalId: 'l', address })])),
        query('update members set verified_at = now() where id = $1', [lerato.id]),
      ]);
      await runWaitingJobs();
      expect(await query('select distinct author_id as id from comments')).toEqual([{ id: lerato.id }]);
    }
  });
});

describe('a dry run', () => {
  it('says what the import then comes to, and changes nothing', async () => {
    await importAll(listed([comment({ externalId: 'y0' }), comment({ externalId: 'y1', parentId: 'y0' })]));
    const before = await rows();
    const one = fc.record({
      id: fc.integer({ min: 0, max: 9 }),
      parent: fc.option(fc.integer({ min: 0, max: 12 }), { nil: null }),
      article: fc.constantFrom('a1', 'a1', 'a1', 'a2'),
      author: fc.integer({ min: 0, max: 3 }),
    });
    for (const drawn of fc.sample(fc.array(one, { maxLength: 14 }), {
      numRuns: runs(4),
      seed: Number(process.env.PROPERTY_SEED),
    })) {
      const records: Read[] = drawn.map(({ id, parent, article, author }) =>
        comment({
          externalId: `y${id}`,
          parentId: parent === null ? null : `y${parent}`,
          article: { ...comment().article, externalId: article, identifier: article, address: null },
          author: { externalId: `w${author}`, name: 'Name', address: author < 2 ? 'same@example.org' : null },
        }),
      );
      const counted = await countComments({ source: 'disqus', records: listed(records) });
      expect(await rows()).toEqual(before);
      const report = await importAll(listed(records), { digest: 'two', step: 100 });
      const inOrder = ({ leftOut, ...rest }: ImportReport) => ({
        ...rest,
        leftOut: Object.fromEntries(Object.entries(leftOut).map(([reason, { count }]) => [reason, count])),
      });
      expect(inOrder(counted)).toEqual(inOrder(report));
      await emptyDatabase();
      await importAll(listed([comment({ externalId: 'y0' }), comment({ externalId: 'y1', parentId: 'y0' })]));
    }
  });
});

describe('an export', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          'a',
          ' ',
          '\n',
          '*',
          '_',
          ']]>',
          '<![CDATA[',
          '&amp;',
          '<b>',
          '"',
          '\\',
          '`',
          '> ',
          '- ',
          '1. ',
          '[x](https://example.org)',
          '\u202E',
          'ف',
          '👩‍👦',
          '<!--',
          '{"',
        ),
        { maxLength: 16 },
      )
      .map((pieces) => pieces.join('')),
  );
  const words = (html: unknown) =>
    String(html)
      .replace(/<[^<>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();

  it.each(['trialogue', 'disqus', 'wxr'] as const)(
    'as %s is read back as it was, whatever is in it',
    async (format) => {
      const one = fc.record({
        text: hostile,
        name: hostile,
        address: fc.option(fc.emailAddress(), { nil: null }),
        at: fc.date({ min: new Date('1999-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
        parent: fc.nat(6),
        state: fc.constantFrom('published', 'pending', 'spam', 'deleted'),
      });
      const sample = fc.sample(fc.array(one, { minLength: 12, maxLength: 20 }), {
        numRuns: runs(2),
        seed: Number(process.env.PROPERTY_SEED),
      });
      for (const drawn of sample) {
        await emptyDatabase();
        await importAll(
          listed(
            drawn.map(({ text, name, address, at, parent, state }, n) =>
              comment({
                externalId: `e${n}`,
                parentId: n > parent ? `e${n - 1 - parent}` : null,
                text: { format: 'plain', body: `x ${text}` },
                author: { externalId: `w${n}`, name, address },
                // As exact as the formats of others are.
                createdAt: new Date(Math.floor(at.getTime() / 1_000) * 1_000).toISOString(),
                state: state as OutsideComment['state'],
              }),
            ),
          ),
        );
        const facts = `
        select c.id::text, p.id::text as parent, c.state::text, c.created_at, m.display_name as name, u.email_folded as address, a.external_id as article, r.body, r.body_html as html
        from comments c join members m on m.id = c.author_id left join unclaimed_members u on u.member_id = m.id join articles a on a.id = c.article_id
          join comment_revisions r on r.comment_id = c.id left join comments p on p.id = c.parent_id order by c.id::text`;
        const before = await query<Record<string, unknown>>(facts);
        let written = '';
        for await (const piece of exportComments({ format })) written += piece;
        expect(
          await query(
            `select details ->> 'count' as count from audit_entries where action = 'comment.export' order by at desc limit 1`,
          ),
        ).toEqual([{ count: String(drawn.length) }]);

        // Under the names that they have here, which nobody else has any more.
        await emptyDatabase();
        const source = ({ trialogue: 'trialogue', disqus: 'disqus', wxr: 'wordpress' } as const)[format];
        const reader = { trialogue: readTrialogue, disqus: readDisqus, wxr: readWxr }[format];
        const report = await importComments({
          source,
          fileName: 'export',
          digest: 'export',
          records: reader(pieces(written)),
        });
        expect(report.leftOut).toEqual({});
        const after = await query<Record<string, unknown>>(
          facts
            .replace('c.id::text, p.id::text as parent', 'i.external_id as id, j.external_id as parent')
            .replace(
              'left join comments p on p.id = c.parent_id order by c.id::text',
              'join imported_comments i on i.comment_id = c.id left join imported_comments j on j.comment_id = c.parent_id order by i.external_id',
            ),
        );
        const comparable = ({ html, body, article, ...row }: Record<string, unknown>) => ({
          ...row,
          ...(format === 'wxr' ? {} : { article }),
          ...(format === 'trialogue' ? { html, body } : { words: words(html) }),
        });
        expect(after.map(comparable)).toEqual(before.map(comparable));
        await expectCountersEqualRows();
      }
    },
  );
});

describe('a file that means harm, or is broken', () => {
  it('does not have its entities expanded', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">${'bcdefghi'
      .split('')
      .map((name, n) => `<!ENTITY ${name} "${`&${'abcdefgh'[n]};`.repeat(10)}">`)
      .join('')}<!ENTITY x SYSTEM "file:///etc/passwd">]>${XML.slice(XML.indexOf('<disqus'))}`.replace(
      '<p>So it was.</p>',
      ']]>&i; &x;<![CDATA[',
    );
    await importXml(bomb);
    const [row] = (await rows()).filter((one) => (one as { id: string }).id === '102');
    expect(row).toMatchObject({ body: '&i; &x;' });
  });

  it('is read as far as it can be: bytes that are no UTF-8, elements that nothing closes, texts of ten megabytes; and no further', async () => {
    const [head, tail] = XML.split('So it was.') as [string, string];
    const broken = Buffer.concat([
      Buffer.from(head),
      Buffer.from([0x53, 0xff, 0x6f, 0xc3]),
      Buffer.from(tail),
    ]);
    const report = await importAll(readDisqus(listed([broken.subarray(0, 1_500), broken.subarray(1_500)])));
    expect(report.read).toBe(5);
    expect((await rows())[2]).toMatchObject({ id: '102', body: 'S\uFFFDo\uFFFD' });

    await emptyDatabase();
    const cut = XML.slice(0, XML.indexOf('<post dsq:id="104"') + 60);
    expect((await importXml(cut)).leftOut).toEqual({});

    await emptyDatabase();
    const huge = XML.replace('So it was.', 'a'.repeat(10_000_000));
    expect((await importXml(huge)).leftOut).toEqual({ 'text-too-long': { count: 1, examples: ['102'] } });

    await emptyDatabase();
    const deep = XML.replace('So it was.', `]]>${'<b>'.repeat(200_000)}<![CDATA[`);
    await expect(importXml(deep)).rejects.toThrow(SourceFileError);
  });

  it('has elements within elements in a text, deeper than anything reads them', async () => {
    const body = '<b>'.repeat(20_000) + 'deep' + '</b>'.repeat(9_000);
    await importAll(listed([comment({ text: { format: 'html', body } })]));
    expect(await rows()).toMatchObject([{ state: 'PUBLISHED' }]);
  });
});
