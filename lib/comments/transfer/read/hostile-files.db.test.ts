import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { emptyDatabase, query } from '@/lib/testing/database';
import { countComments } from '../count-comments';
import { importComments } from '../import-comments';
import { sources, type ImportReport, type Source } from '../schemas';
import { readRecords } from './read-records';
import { SourceFileError } from './source-file-error';

const folder = await mkdtemp(join(tmpdir(), 'hostile-'));
afterAll(() => rm(folder, { recursive: true }));
beforeEach(emptyDatabase);

/** A comment with as little as every source says of one; ids are numbers, since one source has no others. */
type Small = { id: number; parent?: number; text: string };

const AT = '2015-03-02T10:00:00Z';
const line = (one: object) => `${JSON.stringify(one)}\n`;
const PAGE = 'https://paper.example/weir';
const ofDiscourse = ({ id, parent, text: cooked }: Small) => {
  const post = { id, post_number: id, post_type: 1, username: 'naledi', created_at: AT, cooked };
  return { ...post, reply_to_post_number: parent ?? null };
};

/** These comments in the file of a source. */
const written: Record<Source, (all: Small[]) => string> = {
  trialogue: (all) =>
    all
      .map(({ id, parent, text }) =>
        line({
          externalId: String(id),
          article: { externalId: 'a', identifier: null, address: PAGE, title: 'The weir', publishedAt: null },
          parentId: parent === undefined ? null : String(parent),
          author: { externalId: 'n', name: 'Naledi', address: null },
          text: { format: 'html', body: text },
          createdAt: '2015-03-02T10:00:00.000Z',
          editedAt: null,
          state: 'published',
        }),
      )
      .join(''),
  disqus: (all) =>
    `<disqus xmlns:dsq="x"><thread dsq:id="9"><link>${PAGE}</link><title>The weir</title></thread>${all
      .map(
        ({ id, parent, text }) =>
          `<post dsq:id="${id}"><message>${text}</message><createdAt>${AT}</createdAt><author><username>n</username></author><thread dsq:id="9"/>${
            parent === undefined ? '' : `<parent dsq:id="${parent}"/>`
          }</post>`,
      )
      .join('')}</disqus>`,
  wordpress: (all) =>
    `<rss xmlns:wp="x"><channel><item><title>The weir</title><link>${PAGE}</link><wp:post_id>9</wp:post_id>${all
      .map(
        ({ id, parent, text }) =>
          `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author>Naledi</wp:comment_author><wp:comment_date_gmt>2015-03-02 10:00:00</wp:comment_date_gmt><wp:comment_content>${text}</wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>${parent ?? 0}</wp:comment_parent></wp:comment>`,
      )
      .join('')}</item></channel></rss>`,
  coral: (all) =>
    all
      .map(({ id, parent, text }) =>
        line({
          id: String(id),
          storyID: 's',
          authorID: 'n',
          status: 'NONE',
          createdAt: { $date: AT },
          parentID: parent === undefined ? null : String(parent),
          revisions: [{ body: text }],
        }),
      )
      .join(''),
  remark42: (all) =>
    all
      .map(({ id, parent, text }) =>
        line({
          id: String(id),
          pid: String(parent ?? ''),
          text,
          time: AT,
          user: { id: 'n', name: 'Naledi' },
          locator: { url: PAGE },
        }),
      )
      .join(''),
  discourse: (all) =>
    line({
      id: 40,
      title: 'The weir',
      created_at: AT,
      post_stream: { posts: [ofDiscourse({ id: 1, text: 'The article' }), ...all.map(ofDiscourse)] },
    }),
  csv: (all) =>
    `id,article,parent,name,text,created\n${all
      .map(({ id, parent, text }) => `${id},${PAGE},${parent ?? ''},Naledi,"${text}",${AT}\n`)
      .join('')}`,
};

let files = 0;
async function kept(content: string | Buffer): Promise<string> {
  const path = join(folder, String((files += 1)));
  await writeFile(path, content);
  return path;
}

/** What comes of a file, which is what was foreseen. */
async function importFile(source: Source, content: string | Buffer): Promise<ImportReport> {
  const path = await kept(content);
  const stories = await kept(line({ id: 's', url: PAGE }));
  const users = await kept(line({ id: 'n', username: 'naledi' }));
  const records = () => readRecords(source, path, { stories, users });
  const foreseen = await countComments({ source, records: records() });
  const report = await importComments({ source, fileName: 'f', digest: path, records: records() });
  expect({ ...foreseen, leftOut: counts(foreseen) }).toEqual({ ...report, leftOut: counts(report) });
  return report;
}
const counts = ({ leftOut }: ImportReport) =>
  Object.fromEntries(Object.entries(leftOut).map(([reason, { count }]) => [reason, count]));
const bodies = async () =>
  (await query<{ body: string }>('select body from comment_revisions order by body')).map(({ body }) => body);

describe.each(sources)('a hostile file of %s', (source) => {
  const file = (...all: Small[]) => written[source](all);

  it('has comments that answer themselves, one by way of another', async () => {
    const report = await importFile(
      source,
      file(
        { id: 2, parent: 3, text: 'Two' },
        { id: 3, parent: 4, text: 'Three' },
        { id: 4, parent: 2, text: 'Four' },
        { id: 5, parent: 5, text: 'Five' },
        { id: 6, parent: 5, text: 'Six' },
        { id: 7, text: 'Seven' },
      ),
    );
    expect(report.added.published).toBe(1);
    const { 'parent-in-circle': inCircle = 0, 'parent-missing': missing = 0 } = counts(report);
    expect(inCircle + missing).toBe(5);
    expect(await bodies()).toEqual(['Seven']);
  });

  it('has bytes in it that are no text', async () => {
    const [before = '', after] = file({ id: 2, text: 'It BROKEN was.' }, { id: 3, text: 'Whole' }).split(
      'BROKEN',
    );
    // In JSON, a character below the space would make its line none.
    const nul = ['disqus', 'wordpress', 'csv'].includes(source) ? [0x00] : [];
    const broken = Buffer.from([0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80, ...nul, 0xf0, 0x9f]);
    const report = await importFile(
      source,
      Buffer.concat([Buffer.from(before), broken, Buffer.from(after ?? '')]),
    );
    expect([report.added.published, report.leftOut]).toEqual([2, {}]);
    for (const body of await bodies()) expect(body).toMatch(/^(?:Whole|It \uFFFD[^]* was\.)$/);
  });

  it('has a text of ten megabytes', async () => {
    const long = file({ id: 2, text: 'a '.repeat(5_000_000) }, { id: 3, text: 'Next' });
    // A row so long has a quotation mark that nothing closes.
    if (source === 'csv') return expect(importFile(source, long)).rejects.toThrow(SourceFileError);
    const report = await importFile(source, long);
    expect([report.added.published, report.added.empty, counts(report)['text-too-long']]).toEqual([1, 1, 1]);
    expect((await bodies()).sort()).toEqual(['Next', '—']);
  });

  it('has entities that would come to gigabytes', async () => {
    const declared = Array.from(
      { length: 10 },
      (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`,
    ).join('');
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">${declared}]>`;
    const report = await importFile(
      source,
      `${source === 'disqus' || source === 'wordpress' ? bomb : ''}${file({ id: 2, text: 'So &e10; it is' })}`,
    );
    expect(report.added.published).toBe(1);
    const [body] = await bodies();
    expect(body).not.toContain('lol');
    expect(body?.length).toBeLessThan(40);
  });
});
