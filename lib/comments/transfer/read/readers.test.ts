import { gzipSync } from 'node:zlib';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { isLeftOut, outsideComment, type Read, type Source } from '../schemas';
import { readRecords, type ReadOptions } from './read-records';
import { SourceFileError } from './source-file-error';

const folder = await mkdtemp(join(tmpdir(), 'readers-'));
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function file(text: string | Buffer): Promise<string> {
  const path = join(folder, String((files += 1)));
  await writeFile(path, text);
  return path;
}

async function read(source: Source, text: string | Buffer, options: ReadOptions = {}): Promise<Read[]> {
  const all: Read[] = [];
  for await (const one of readRecords(source, await file(text), options)) all.push(one);
  // What a reader takes for a comment is in the one form, whatever it was made of.
  for (const one of all) if (!isLeftOut(one)) expect(outsideComment.parse(one)).toEqual(one);
  return all;
}

const lines = (...all: unknown[]) =>
  all.map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`).join('');

const WXR = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>The Paper</title><link>https://paper.example</link><wp:wxr_version>1.2</wp:wxr_version>
<item><title>The weir &amp; the mill</title><link>https://paper.example/weir/</link><content:encoded><![CDATA[<wp:comment>]]></content:encoded>
  <wp:post_id>12</wp:post_id><wp:post_date>2015-03-01 08:00:00</wp:post_date><wp:post_date_gmt>2015-03-01 06:00:00</wp:post_date_gmt>
  <wp:comment><wp:comment_id>3</wp:comment_id><wp:comment_author><![CDATA[Naledi Botha]]></wp:comment_author>
    <wp:comment_author_email>naledi@example.org</wp:comment_author_email><wp:comment_date>2015-03-02 12:00:00</wp:comment_date>
    <wp:comment_date_gmt>2015-03-02 10:00:00</wp:comment_date_gmt><wp:comment_content><![CDATA[One
two <em>three</em>]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type>comment</wp:comment_type>
    <wp:comment_parent>0</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id></wp:comment>
  <wp:comment><wp:comment_id>4</wp:comment_id><wp:comment_author>Sipho</wp:comment_author><wp:comment_author_email></wp:comment_author_email>
    <wp:comment_date_gmt>0000-00-00 00:00:00</wp:comment_date_gmt><wp:comment_date>2015-03-02 12:30:00</wp:comment_date>
    <wp:comment_content>So</wp:comment_content><wp:comment_approved>spam</wp:comment_approved><wp:comment_type></wp:comment_type>
    <wp:comment_parent>3</wp:comment_parent><wp:comment_user_id>7</wp:comment_user_id></wp:comment>
  <wp:comment><wp:comment_id>5</wp:comment_id><wp:comment_type>pingback</wp:comment_type></wp:comment>
  <wp:comment><wp:comment_id>6</wp:comment_id><wp:comment_date_gmt>yesterday</wp:comment_date_gmt></wp:comment>
  <wp:comment><wp:comment_id>7</wp:comment_id><wp:comment_type>note</wp:comment_type></wp:comment>
</item></channel></rss>`;

describe('an export of WordPress', () => {
  it('has its comments in the items of posts', async () => {
    expect(await read('wordpress', gzipSync(WXR))).toEqual([
      {
        externalId: '3',
        article: {
          externalId: '12',
          identifier: 'wp-12',
          address: 'https://paper.example/weir/',
          title: 'The weir & the mill',
          publishedAt: '2015-03-01T06:00:00.000Z',
        },
        parentId: null,
        author: { externalId: null, name: 'Naledi Botha', address: 'naledi@example.org' },
        text: { format: 'html-lines', body: 'One\ntwo <em>three</em>' },
        createdAt: '2015-03-02T10:00:00.000Z',
        editedAt: null,
        state: 'published',
      },
      expect.objectContaining({
        externalId: '4',
        parentId: '3',
        state: 'spam',
        createdAt: '2015-03-02T12:30:00.000Z',
        author: { externalId: '7', name: 'Sipho', address: null },
      }),
      { leftOut: 'no-comment', externalId: '5' },
      { leftOut: 'date-unreadable', externalId: '6' },
      { leftOut: 'no-comment', externalId: '7' },
    ]);
  });

  it('has its posts by what our plugin calls them, where it says so', async () => {
    const named = WXR.replace(
      '<wp:post_id>',
      '<trialogue:article_id>paper-12</trialogue:article_id><wp:post_id>',
    );
    expect(await read('wordpress', named)).toMatchObject([
      { article: { externalId: '12', identifier: 'paper-12' } },
      ...[{}, {}, {}, {}],
    ]);
  });
});

describe('an export of Coral', () => {
  it('has stories and users in files of their own', async () => {
    const stories = await file(
      lines({
        id: 's1',
        url: 'https://paper.example/weir',
        metadata: { title: 'The weir', publishedAt: { $date: '2020-03-01T06:00:00Z' } },
      }),
    );
    const users = await file(lines({ id: 'u1', username: 'naledi', email: 'naledi@example.org' }));
    const comment = (more: object) => ({
      id: 'c1',
      storyID: 's1',
      authorID: 'u1',
      parentID: null,
      status: 'NONE',
      createdAt: { $date: { $numberLong: '1583143200000' } },
      revisions: [{ body: '<div>One</div>', createdAt: { $date: '2020-03-02T10:00:00Z' } }],
      ...more,
    });
    const all = await read(
      'coral',
      lines(
        comment({}),
        comment({ id: 'c2', parentID: 'c1', status: 'REJECTED' }),
        comment({ id: 'c3', deletedAt: { $date: '2020-03-03T00:00:00Z' }, authorID: null, revisions: [] }),
        comment({ id: 'c4', status: 'PREMOD', storyID: 'unknown' }),
        comment({ id: 'c5', status: 'SYSTEM_WITHHELD' }),
        'no json',
      ),
      { stories, users },
    );
    expect(all).toMatchObject([
      {
        externalId: 'c1',
        article: { externalId: 's1', title: 'The weir' },
        author: { name: 'naledi', address: 'naledi@example.org' },
        createdAt: '2020-03-02T10:00:00.000Z',
        text: { body: '<div>One</div>' },
        state: 'published',
      },
      { externalId: 'c2', parentId: 'c1', state: 'rejected' },
      { externalId: 'c3', state: 'deleted' },
      { leftOut: 'unreadable', externalId: 'c4' },
      { externalId: 'c5', state: 'pending' },
      { leftOut: 'unreadable', externalId: null },
    ]);
    await expect(read('coral', '')).rejects.toThrow(SourceFileError);
  });
});

describe('a backup of Remark42', () => {
  it('has a line about the site first', async () => {
    const comment = {
      id: 'r1',
      pid: '',
      text: '<p>One</p>\n',
      orig: 'One',
      user: { name: 'Naledi', id: 'github_1' },
      locator: { site: 'paper', url: 'https://paper.example/weir' },
      time: '2021-03-02T10:00:00.5+02:00',
      title: 'The weir',
    };
    const all = await read(
      'remark42',
      gzipSync(
        lines(
          { version: 1, users: [], posts: [] },
          comment,
          { ...comment, id: 'r2', pid: 'r1', delete: true, edit: { time: '2021-03-02T11:00:00Z' } },
          {},
        ),
      ),
    );
    expect(all).toMatchObject([
      {
        externalId: 'r1',
        parentId: null,
        article: {
          externalId: 'https://paper.example/weir',
          address: 'https://paper.example/weir',
          title: 'The weir',
        },
        author: { externalId: 'github_1', name: 'Naledi' },
        createdAt: '2021-03-02T08:00:00.500Z',
        state: 'published',
      },
      { externalId: 'r2', parentId: 'r1', state: 'deleted', editedAt: '2021-03-02T11:00:00.000Z' },
      { leftOut: 'unreadable' },
    ]);
  });
});

describe('topics of Discourse', () => {
  it('are about what their first post leads to', async () => {
    const post = {
      post_type: 1,
      user_id: 7,
      username: 'naledi',
      name: 'Naledi Botha',
      created_at: '2022-03-02T10:00:00.000Z',
      updated_at: '2022-03-02T12:00:00.000Z',
      version: 1,
      cooked: '<p>One</p>',
    };
    const topic = {
      id: 40,
      title: 'The weir',
      created_at: '2022-03-01T06:00:00.000Z',
      post_stream: {
        posts: [
          {
            ...post,
            id: 1,
            post_number: 1,
            cooked:
              '<p>Text</p><hr><small>This is a companion discussion topic for the original entry at <a href="https://paper.example/weir">there</a></small>',
          },
          { ...post, id: 2, post_number: 2, reply_to_post_number: null },
          { ...post, id: 3, post_number: 3, reply_to_post_number: 2, version: 2 },
          { ...post, id: 4, post_number: 4, post_type: 3 },
          { ...post, id: 5, post_number: 5, reply_to_post_number: 99, user_deleted: true },
        ],
      },
    };
    expect(await read('discourse', lines(topic, { id: 41 }))).toMatchObject([
      {
        externalId: '2',
        parentId: null,
        article: { externalId: '40', address: 'https://paper.example/weir', title: 'The weir' },
        author: { externalId: '7', name: 'Naledi Botha' },
        editedAt: null,
      },
      { externalId: '3', parentId: '2', editedAt: '2022-03-02T12:00:00.000Z' },
      { leftOut: 'no-comment', externalId: '4' },
      { externalId: '5', parentId: 'post 99 of topic 40', state: 'deleted' },
      { leftOut: 'unreadable', externalId: '41' },
    ]);
  });
});

describe('comma-separated values', () => {
  const HEAD = 'id,article,parent,author,name,email,text,created,state';

  it('are read by the names of their columns, or by those that they are said to have', async () => {
    const all = await read(
      'csv',
      `\uFEFF${HEAD}\r\n1,https://paper.example/weir,,,Naledi,naledi@example.org,"One, ""two""\nthree",2015-03-02 10:00:00,\r\n2,story-2,1,u7,Sipho,,So,2015-03-02T12:00:00+02:00,spam\n,,,,,,,,\n`,
    );
    expect(all).toMatchObject([
      {
        externalId: '1',
        article: { externalId: 'https://paper.example/weir', identifier: null },
        author: { externalId: null, name: 'Naledi', address: 'naledi@example.org' },
        text: { format: 'plain', body: 'One, "two"\nthree' },
        createdAt: '2015-03-02T10:00:00.000Z',
        state: 'published',
      },
      {
        externalId: '2',
        article: { externalId: 'story-2', identifier: 'story-2' },
        parentId: '1',
        author: { externalId: 'u7' },
        createdAt: '2015-03-02T10:00:00.000Z',
        state: 'spam',
      },
      { leftOut: 'unreadable' },
    ]);
    const mapped = await read('csv', 'nr;wo;wer;was;wann\n1;a;Naledi;<p>One</p>;2015-03-02\n', {
      columns: { id: 'nr', article: 'wo', name: 'wer', text: 'was', created: 'wann' },
      format: 'html',
    });
    expect(mapped).toMatchObject([{ externalId: '1', text: { format: 'html', body: '<p>One</p>' } }]);
  });

  it('are not read where a column is missing, or a quotation mark opens what nothing closes', async () => {
    await expect(read('csv', 'id,article\n')).rejects.toThrow('no column is called name');
    await expect(read('csv', HEAD, { columns: { what: 'id' } })).rejects.toThrow('there is no field what');
    await expect(read('csv', `${HEAD}\n1,a,,,"${'x\n'.repeat(600_000)}`)).rejects.toThrow(SourceFileError);
  });
});

describe('a file of XML', () => {
  it('that is none is read in less time than it takes to note where each error of it was made', async () => {
    const text = 'x is no XML. '.repeat(40_000);
    const milliseconds = async (act: () => unknown) => {
      const begun = performance.now();
      await act();
      return performance.now() - begun;
    };
    await read('disqus', text.slice(0, 10_000));
    const reading = await milliseconds(() => read('disqus', text));
    const noting = await milliseconds(() => {
      for (const letter of text) void new Error(`${letter} stands where none may`);
    });
    expect(2 * reading).toBeLessThan(noting);
    expect(Error.stackTraceLimit).toBeGreaterThan(0);
  });
});

describe('any file', () => {
  it('is read to its end, whatever is in it', async () => {
    const nothing = await file('');
    const sources: Source[] = ['trialogue', 'disqus', 'wordpress', 'coral', 'remark42', 'discourse'];
    const json = fc.json({ maxDepth: 4 });
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      json.map((text) => `${text}\n`),
      fc.constantFrom(
        '<post dsq:id="1">',
        '</post>',
        '<thread dsq:id="1"/>',
        '<![CDATA[',
        ']]>',
        '&x;',
        '<!DOCTYPE a [',
        '<item>',
        '<wp:comment>',
        '</wp:comment>',
        '{"id":',
        '"',
        '\n',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sources),
        fc.array(piece, { maxLength: 12 }),
        async (source, pieces) => {
          await read(source, pieces.join(''), { stories: nothing, users: nothing });
        },
      ),
    );
  });
});
