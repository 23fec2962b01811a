import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { article, type TestArticle } from '@/lib/testing/articles';
import { testContext } from '@/lib/testing/clock';
import { publishedComment, waitingComment } from '@/lib/testing/comments';
import { emptyDatabase, query } from '@/lib/testing/database';
import { insider } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { claimDraft, holdDraft } from './hold-draft';
import { editComment } from '../editing/edit-comment';
import { withdrawComment } from '../own/withdraw-comment';
import { readDraft, readEditDraft } from './read-draft';
import { saveDraft, saveEditDraft } from './save-draft';

const context = testContext();
let news: TestArticle;
let viewer: Viewer;

beforeEach(async () => {
  await emptyDatabase();
  news = await article();
  viewer = await insider();
});

const save = (body: string, parentId?: string) =>
  saveDraft({ viewer, articleSlug: news.slug, parentId, body, context });
const read = async (target = news.id, who = viewer) =>
  (await readDraft({ viewer: who, target }))?.body ?? null;
const hold = (body: string, more: { parentId?: string; address?: string; basedOn?: Date } = {}) =>
  holdDraft({ articleSlug: news.slug, body, address: '192.0.2.1', context, ...more });

describe('a draft', () => {
  it('is one for the article and one for each comment it answers, its owner’s alone', async () => {
    const parentId = await publishedComment({ article: news, context });
    await save('To the article.');
    await save('To the comment.', parentId);
    expect(await read()).toBe('To the article.');
    expect(await read(parentId)).toBe('To the comment.');
    expect(await read(news.id, await insider())).toBeNull();
  });

  it('is kept as it was typed, the last time that it was', async () => {
    await save('So');
    await save('  So far \n\n\n');
    expect(await read()).toBe('  So far \n\n\n');
    expect(await query('select 1 from drafts')).toHaveLength(1);
  });

  it('is saved from two devices at once without a complaint', async () => {
    const { answers } = await inParallel(Array.from({ length: 8 }, (_, i) => save(`Version ${i}`)));
    expect(answers).toHaveLength(8);
    expect(await query('select 1 from drafts')).toHaveLength(1);
  });

  it('makes room for the next: of a hundred the oldest goes', async () => {
    await query(
      `insert into drafts (id, member_id, article_id, target, body, updated_at)
       select gen_random_uuid(), $1, $2, gen_random_uuid(), 'Older ' || n, $3::timestamptz - n * interval '1 minute'
       from generate_series(1, 120) n`,
      [viewer.id, news.id, context.now()],
    );
    const bodies = async () =>
      (await query<{ body: string }>('select body from drafts order by updated_at')).map(({ body }) => body);
    const other = await insider();
    await saveDraft({ viewer: other, articleSlug: news.slug, body: 'Somebody else’s', context });
    await saveDraft({ viewer, articleSlug: news.slug, body: 'Newest', basedOn: null, context });
    expect(await bodies()).toHaveLength(101);
    expect(await bodies()).not.toContain('Older 100');
    expect(await bodies()).toContain('Older 99');
    // Going on with one takes no room.
    await save('Newest of all');
    expect(await bodies()).toHaveLength(101);
    expect(await read(news.id, other)).toBe('Somebody else’s');
  });

  it('stays where what it answers is gone: its answer was under way', async () => {
    const writer = await insider();
    const parentId = await publishedComment({ article: news, context, author: writer });
    await withdrawComment({ viewer: writer, id: parentId, context });
    await save('To what was there', parentId);
    expect(await read(parentId)).toBe('To what was there');
  });

  it('is bounded in how often it is kept', async () => {
    await query(`insert into rate_limits (key, points, expire) values ('keep-draft:' || $1, 600, $2)`, [
      viewer.id,
      Date.now() + 60_000,
    ]);
    expect(await refusalOf(save('Again'))).toMatchObject({ status: 429 });
    const id = await publishedComment({ article: news, context, author: viewer });
    expect(await refusalOf(saveEditDraft({ viewer, commentId: id, body: 'Again', context }))).toMatchObject({
      status: 429,
    });
  });

  it('is forgotten when it is emptied', async () => {
    await save('So far');
    await save('  \n ');
    expect(await read()).toBeNull();
  });

  it('that was held is kept whole where another leaves no room for it', async () => {
    await save('a'.repeat(20_000));
    const held = await hold(`b${'c'.repeat(4_999)}`);
    await claimDraft({ memberId: viewer.id, ...held, context });
    expect(await read()).toBe(`${'a'.repeat(14_998)}\n\nb${'c'.repeat(4_999)}`);
  });

  it('is refused when it is longer than any comment could be, and not cut short in silence', async () => {
    await save('a'.repeat(20_000));
    expect(await refusalOf(save('a'.repeat(20_001)))).toMatchObject({
      status: 422,
      code: 'draft-too-long',
      limit: 20_000,
    });
    expect(await refusalOf(hold('a'.repeat(20_001)))).toMatchObject({ status: 422, code: 'draft-too-long' });
  });

  it('answers nothing that is not there', async () => {
    expect(await refusalOf(save('Hello', 'x'))).toMatchObject({ status: 404 });
    expect(await refusalOf(hold('Hello', { parentId: 'x' }))).toMatchObject({ status: 404 });
    const waiting = await waitingComment({ article: news, context });
    const elsewhere = await publishedComment({ article: await article(), context });
    for (const parentId of [newId(), waiting, elsewhere]) {
      expect(await refusalOf(save('Hello', parentId))).toMatchObject({ status: 404 });
      expect(await refusalOf(hold('Hello', { parentId }))).toMatchObject({ status: 404 });
    }
    expect(
      await refusalOf(saveDraft({ viewer, articleSlug: 'nowhere', body: 'Hello', context })),
    ).toMatchObject({ status: 404 });
    expect(await read('x')).toBeNull();
    expect(await read(newId())).toBeNull();
  });
});

describe('a draft on two devices', () => {
  const keep = (body: string, basedOn: string | null) =>
    saveDraft({ viewer, articleSlug: news.slug, body, basedOn: basedOn ? new Date(basedOn) : null, context });
  const kept = async (body: string, basedOn: string | null) => {
    const answer = await keep(body, basedOn);
    if (!answer.kept) throw new Error(`not kept: ${answer.current.body}`);
    return answer.savedAt;
  };

  it('goes on where the other one was, on whichever', async () => {
    const first = await kept('So far', null);
    const second = await kept('So good', first);
    expect(second).not.toBe(first);
    expect(await keep('So good, then.', second)).toMatchObject({ kept: true });
    expect(await read()).toBe('So good, then.');
  });

  it('is not overwritten by one that has not seen it: it is shown what there is, and nothing is lost', async () => {
    const first = await kept('On the telephone', null);
    const newer = await kept('On the telephone, an hour later', first);
    const answer = await keep('On the desk, from the old text', first);
    expect(answer).toEqual({
      kept: false,
      current: { body: 'On the telephone, an hour later', savedAt: newer },
    });
    expect(await keep('Begun anew', null)).toMatchObject({ kept: false });
    expect(await keep('', first)).toMatchObject({ kept: false });
    expect(await read()).toBe('On the telephone, an hour later');
    expect(await keep('Both of them', newer)).toMatchObject({ kept: true });
  });

  it('goes on from a text whose answer was lost on the way', async () => {
    await kept('So far', null);
    expect(await keep('So far, so good', null)).toMatchObject({ kept: true });
  });

  it('is of two at once the one’s, and the other is told', async () => {
    const first = await kept('So far', null);
    const { answers } = await inParallel([keep('One way', first), keep('Another way', first)]);
    expect(answers.map(({ kept: was }) => was).sort()).toEqual([false, true]);
  });

  it('is emptied by who has seen it', async () => {
    const first = await kept('So far', null);
    expect(await keep(' ', first)).toEqual({ kept: true, savedAt: null });
    expect(await read()).toBeNull();
    expect(await keep('Anew', first)).toMatchObject({ kept: true });
  });
});

describe('a draft of a new text of a comment', () => {
  it('is its author’s alone, beside a reply to the same comment, and goes when it is sent', async () => {
    const id = await publishedComment({ article: news, context, author: viewer, body: 'As it was.' });
    await saveEditDraft({ viewer, commentId: id, body: 'As it will be', context });
    await save('A word more', id);
    expect(await readEditDraft({ viewer, commentId: id })).toMatchObject({ body: 'As it will be' });
    const other = await insider();
    expect(await readEditDraft({ viewer: other, commentId: id })).toBeNull();
    expect(
      await refusalOf(saveEditDraft({ viewer: other, commentId: id, body: 'Mine', context })),
    ).toMatchObject({
      status: 404,
    });
    expect(await readEditDraft({ viewer, commentId: 'x' })).toBeNull();
    await editComment({ viewer, id, body: 'As it will be', revision: 1, context });
    expect(await readEditDraft({ viewer, commentId: id })).toBeNull();
    expect(await read(id)).toBe('A word more');
  });

  it('stays when it could not be sent', async () => {
    const id = await publishedComment({ article: news, context, author: viewer });
    await saveEditDraft({ viewer, commentId: id, body: 'See example.org', context });
    await refusalOf(editComment({ viewer, id, body: 'See example.org', revision: 1, context }));
    expect(await readEditDraft({ viewer, commentId: id })).toMatchObject({ body: 'See example.org' });
  });
});

describe('a draft of a new text, of which another was sent', () => {
  it('stays when it goes on from there, and goes when it was the one', async () => {
    const id = await publishedComment({ article: news, context, author: viewer, body: 'As it was.' });
    const saved = await saveEditDraft({ viewer, commentId: id, body: 'As it will be, and more', context });
    await editComment({ viewer, id, body: 'As it will be', revision: 1, context });
    const draft = await readEditDraft({ viewer, commentId: id });
    expect(draft).toMatchObject({ body: 'As it will be, and more' });
    const draftedAt = new Date((saved.kept && saved.savedAt) || 0);
    await editComment({ viewer, id, body: 'Otherwise altogether', revision: 2, draftedAt, context });
    expect(await readEditDraft({ viewer, commentId: id })).toBeNull();
  });
});

describe('a text whose writer was signed out', () => {
  it('waits for whoever has the token, once they are signed in', async () => {
    const { claimToken } = await hold('Typed for an hour.');
    await claimDraft({ memberId: viewer.id, claimToken, context });
    expect(await read()).toBe('Typed for an hour.');
  });

  it('is claimed once', async () => {
    const { claimToken } = await hold('Typed for an hour.');
    const other = await insider();
    await claimDraft({ memberId: viewer.id, claimToken, context });
    await claimDraft({ memberId: other.id, claimToken, context });
    expect(await read(news.id, other)).toBeNull();
  });

  it('is not claimed with a wrong token', async () => {
    await hold('Typed for an hour.');
    await claimDraft({ memberId: viewer.id, claimToken: 'guess', context });
    expect(await read()).toBeNull();
  });

  it.each([
    ['stands below a different draft of theirs', 'Older.', 'Newer.', 'Older.\n\nNewer.'],
    ['takes the place of its own beginning', 'Typed for', 'Typed for\r\nan hour.', 'Typed for\r\nan hour.'],
    ['is not repeated below itself', 'Older.\n\nNewer.', 'Newer.', 'Older.\n\nNewer.'],
    ['does not cut short what went on from it', 'Typed for an hour.', 'Typed for', 'Typed for an hour.'],
  ])('%s', async (_, before, held, after) => {
    await save(before);
    const { claimToken } = await hold(held);
    await claimDraft({ memberId: viewer.id, claimToken, context });
    expect(await read()).toBe(after);
  });

  it('takes the place of the draft that it goes on from, whatever became of its words', async () => {
    await save('Older, and quite another thought.');
    const { savedAt } = (await readDraft({ viewer, target: news.id }))!;
    const { claimToken } = await hold('Newer.', { basedOn: new Date(savedAt!) });
    await claimDraft({ memberId: viewer.id, claimToken, context });
    expect(await read()).toBe('Newer.');
  });

  it('is stored under a hash: who reads the table cannot claim it', async () => {
    const { claimToken } = await hold('Typed for an hour.');
    const [row] = await query('select * from drafts');
    expect(JSON.stringify(row)).not.toContain(claimToken);
  });

  it('is held for one address twenty times an hour', async () => {
    const times = Array.from({ length: 20 }, () => hold('Again.', { address: '192.0.2.2' }));
    expect((await inParallel(times)).answers).toHaveLength(20);
    expect(await refusalOf(hold('Again.', { address: '192.0.2.2' }))).toMatchObject({ status: 429 });
    await hold('Again.', { address: '192.0.2.3' });
  });
});
