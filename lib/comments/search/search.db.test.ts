import { beforeEach, describe, expect, it } from 'vitest';
import { rename } from '@/lib/members/names/rename';
import { newId } from '@/lib/platform/ids';
import { skeletonOf } from '@/lib/platform/text/skeleton';
import { article } from '@/lib/testing/articles';
import { DAY } from '@/lib/testing/clock';
import { publishedComment, removeComment, waitingComment } from '@/lib/testing/comments';
import { query, queryAsOwner } from '@/lib/testing/database';
import { explain } from '@/lib/testing/explain';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider } from '@/lib/testing/people';
import { refusalOf } from '@/lib/testing/refusal';
import { statementsOf } from '@/lib/testing/statements';
import { withdrawComment } from '../own/withdraw-comment';
import { searchQuery, searchView, type SearchQuery } from './schemas';
import { searchComments } from './search-comments';

beforeEach(openNewsroom);

let calls = 0;
/** From an address that nobody else asks from. */
const search = (q: string, wish: Partial<SearchQuery> = {}) =>
  searchComments({
    viewer: null,
    address: `192.0.2.${(calls += 1)}`,
    query: searchQuery.parse({ q, ...wish }),
  });
const found = async (q: string, wish?: Partial<SearchQuery>) =>
  (await search(q, wish)).items.map(({ id }) => id);
const write = (body: string, more: Partial<Parameters<typeof publishedComment>[0]> = {}) =>
  publishedComment({ article: news, context, body, ...more });
const setLanguage = async (id: string, language: string) => {
  await query('update comment_revisions set language = $2 where comment_id = $1', [id, language]);
  await query(
    `update search_documents d set document = search_text(r.language, r.body) from comment_revisions r
     where r.comment_id = d.comment_id and d.comment_id = $1`,
    [id],
  );
};

describe('search', () => {
  it('finds what readers see, in any form of the words', async () => {
    const id = await write('The negotiations in Rome went on for hours.');
    await waitingComment({ article: news, context, body: 'The negotiations are nobody’s business yet.' });
    const view = await search('negotiation hour');
    expect(searchView.safeParse(view).error).toBeUndefined();
    expect(view).toMatchObject({
      items: [{ id, article: { slug: news.slug }, language: 'en' }],
      nextCursor: null,
      found: { count: 1, complete: true },
    });
    expect(view.items[0]!.excerpt.filter(({ match }) => match).map(({ text }) => text)).toEqual([
      'negotiations',
      'hours',
    ]);
  });

  it('knows phrases, alternatives and what must not be there', async () => {
    const [pass, road] = [
      await write('The winter closes the mountain pass.'),
      await write('The mountain road stays open in winter.'),
    ];
    expect(await found('"mountain pass"')).toEqual([pass]);
    expect(await found('mountain -pass')).toEqual([road]);
    expect((await found('pass or road')).sort()).toEqual([pass, road].sort());
    for (const nothing of ['-mountain', 'the', '""', '&|!()', "'; drop table comments --"])
      expect(await found(nothing)).toEqual([]);
  });

  it('meets words in the language that a comment is written in', async () => {
    const [afrikaans, arabic] = [
      await write('Die onderhandelinge in Rome duur voort.'),
      await write('قرأت الكتاب في يومين.'),
    ];
    await setLanguage(afrikaans, 'af');
    await setLanguage(arabic, 'ar');
    expect(await found('onderhandelinge')).toEqual([afrikaans]);
    expect(await found('كتاب')).toEqual([arabic]);
  });

  it('puts the best match first, page by page', async () => {
    const one = await write('A valve, and much else that is said of pipes.');
    const ids = [];
    for (let i = 0; i < 4; i += 1) ids.push(await write(`The valve is a valve, ${i}: turn the valve.`));
    const pages = [];
    for (let cursor: string | undefined; ;) {
      const view = await search('valve', { limit: 2, cursor });
      pages.push(view.items.map(({ id }) => id));
      expect(view.found).toEqual({ count: 5, complete: true });
      if (!view.nextCursor) break;
      cursor = view.nextCursor;
    }
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(new Set(pages.flat())).toEqual(new Set([one, ...ids]));
    expect(pages[2]).toEqual([one]);
  });

  it('keeps to an article, an author and days', async () => {
    const elsewhere = await article();
    const writer = await insider();
    await query('update members set name_skeleton = $2, display_name = $3 where id = $1', [
      writer.id,
      'annavelde',
      'Anna Velde',
    ]);
    const here = await write('A leaking valve.', { author });
    const there = await write('Another leaking valve.', { article: elsewhere, author: writer });
    context.advance(3 * DAY);
    const later = await write('A third leaking valve.', { author });
    expect(await found('valve', { article: elsewhere.slug })).toEqual([there]);
    for (const named of [writer.id, 'Anna Velde', 'anna vélde'])
      expect(await search('valve', { author: named })).toMatchObject({
        items: [{ id: there }],
        author: { id: writer.id, displayName: 'Anna Velde' },
      });
    expect(await found('valve', { from: '2026-11-25' })).toEqual([later]);
    expect((await found('valve', { from: '2026-11-24', to: '2026-11-24' })).sort()).toEqual(
      [here, there].sort(),
    );
    expect(await found('valve', { author: writer.id, article: news.slug })).toEqual([]);
  });

  it('finds an author by what they were called until lately', async () => {
    const writer = await insider({ name: 'Kagiso Molefe' });
    await query('update members set name_skeleton = $2 where id = $1', [
      writer.id,
      skeletonOf('Kagiso Molefe'),
    ]);
    const id = await write('A leaking valve.', { author: writer });
    await rename({ viewer: writer, displayName: 'Kagiso Tau' });
    for (const named of ['Kagiso Molefe', 'Kagiso Tau'])
      expect(await search('valve', { author: named })).toMatchObject({
        items: [{ id }],
        author: { id: writer.id, displayName: 'Kagiso Tau' },
      });
    await query(
      "update former_names set given_up_at = now() - interval '40 days', reserved_until = now() - interval '10 days'",
    );
    expect(await refusalOf(search('valve', { author: 'Kagiso Molefe' }))).toMatchObject({
      code: 'unknown-author',
    });
  });

  it('shows a text as text, whatever it is', async () => {
    await write('Beware: <img src=x onerror=alert(1)> the **valve** <script>alert(2)</script> & more.');
    const { items } = await search('valve');
    const { excerpt } = items[0]!;
    expect(excerpt.map(({ text }) => text).join('')).toContain(
      '<img src=x onerror=alert(1)> the valve <script>',
    );
    expect(excerpt.filter(({ match }) => match)).toEqual([{ text: 'valve', match: true }]);
    expect((await search('alert')).items[0]!.excerpt.some(({ match }) => match)).toBe(true);
  });

  it.each([
    [{ q: '' }, 'q'],
    [{ q: ' \u200b ' }, 'q'],
    [{ q: 'x'.repeat(201) }, 'q'],
    [{ q: 'x', from: 'yesterday' }, 'from'],
    [{ q: 'x', from: '0000-01-01' }, 'from'],
    [{ q: 'x', from: '2026-11-24', to: '2026-11-23' }, 'to'],
    [{ q: 'x', limit: '0' }, 'limit'],
    [{ q: 'x', colour: 'red' }, ''],
  ])('does not take %j', (given, field) => {
    expect(searchQuery.safeParse(given).error?.issues[0]?.path.join('.')).toBe(field);
  });

  it('names the field that names nothing', async () => {
    expect(await refusalOf(search('x', { article: 'nowhere' }))).toMatchObject({
      status: 400,
      field: 'article',
    });
    // One who is here, and whom readers have not met, is not told from one who is not.
    const silent = await insider({ name: 'Silent Reader' });
    for (const named of ['Nobody At All', newId(), 'Silent Reader', silent.id])
      expect(await refusalOf(search('x', { author: named }))).toMatchObject({
        status: 400,
        field: 'author',
      });
    expect(await refusalOf(search('x', { cursor: 'bm90IG91cnM' }))).toMatchObject({
      status: 400,
      field: 'cursor',
    });
  });

  it('is for people: an address, and a member, asks so often and no oftener', async () => {
    const viewer = await insider();
    const ask = (as: typeof viewer | null, address: string) =>
      searchComments({ viewer: as, address, query: searchQuery.parse({ q: 'x' }) });
    for (let i = 0; i < 60; i += 1)
      await Promise.all([ask(null, '198.51.100.1'), ask(viewer, '198.51.100.2')]);
    expect(await refusalOf(ask(null, '198.51.100.1'))).toMatchObject({ status: 429 });
    expect(await refusalOf(ask(viewer, '198.51.100.3'))).toMatchObject({ status: 429 });
    await ask(null, '198.51.100.2');
  });
});

describe('what search reads', () => {
  const documents = () => query<{ id: string }>('select comment_id as id from search_documents order by id');

  it('is what readers see, and goes with it', async () => {
    const [stays, goes, taken] = [
      await write('One valve.'),
      await write('Two valves.', { author }),
      await write('Three valves.'),
    ];
    await withdrawComment({ viewer: author, id: goes, context } as never);
    await removeComment(taken, context);
    expect(await documents()).toEqual([{ id: stays }]);
    expect(await found('valve')).toEqual([stays]);
  });

  it('goes with a comment that is deleted, as what the desk reads does, whoever changes it at that moment', async () => {
    const ids = [];
    for (let n = 0; n < 12; n += 1) ids.push(await write(`Valve ${n}.`));
    await query(`update comments set state = 'REMOVED', visible = false where id = any($1)`, [
      ids.filter((_, n) => n % 2 === 1),
    ]);
    const answers = await Promise.allSettled(
      ids.flatMap((id, n) => [
        query(
          n % 2 === 0
            ? `insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
                 values ($1, 2, 'Two valves.', '<p>Two valves.</p>', 2, now())`
            : `update comments set state = 'PUBLISHED', visible = true where id = $1`,
          [id],
        ),
        queryAsOwner('delete from comments where id = $1', [id]),
        query(`update comment_revisions set body = 'No valve.' where comment_id = $1`, [id]),
      ]),
    );
    // Whoever came too late with a text has nothing to add it to.
    for (const answer of answers)
      if (answer.status === 'rejected') expect(String(answer.reason)).toContain('foreign key');
    expect(await query('select 1 from comments')).toEqual([]);
    expect(await documents()).toEqual([]);
    expect(await query('select 1 from desk_documents')).toEqual([]);
  });

  it('is read by its index', async () => {
    const writer = await insider();
    await query(
      `with inserted as (insert into comments (id, article_id, author_id, state, visible, published_revision, created_at,
           state_changed_at, published_at)
         select gen_random_uuid(), $1, $2, 'PUBLISHED', true, 1, now(), now(), now() from generate_series(1, 3000) returning id)
       insert into comment_revisions (comment_id, number, body, body_html, word_count, created_at)
         select id, 1, (select string_agg(left(md5(id::text || n), 6), ' ') from generate_series(1, 60) n)
           || case when id::text like '00%' then ' needle' else '' end, '', 60, now() from inserted`,
      [news.id, writer.id],
    );
    await write('The needle.');
    await queryAsOwner('vacuum analyze');
    const statements = await statementsOf(() => search('needle'));
    const plan = await explain(statements.find(({ sql }) => sql.includes('search_documents'))!);
    expect(plan.indexes).toContain('search_documents_document_idx');
    expect(plan.scannedWhole).not.toContain('search_documents');
    expect(plan.scannedWhole).not.toContain('comments');
    expect(plan.mostRows).toBeLessThan(200);
  });
});
