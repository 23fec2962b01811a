import { beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import type { Viewer } from '@/lib/members/viewer';
import { article, type TestArticle } from '@/lib/testing/articles';
import { testContext } from '@/lib/testing/clock';
import { publishedComment } from '@/lib/testing/comments';
import { emptyDatabase, query } from '@/lib/testing/database';
import { insider } from '@/lib/testing/people';
import { inParallel, refusalOf } from '@/lib/testing/refusal';
import { claimDraft } from './claim-draft';
import { holdDraft } from './hold-draft';
import { readDraft } from './read-draft';
import { saveDraft } from './save-draft';

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
const read = (target = news.id, who = viewer) => readDraft({ viewer: who, target });
const hold = (body: string, more: { parentId?: string; address?: string } = {}) =>
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

  it('is forgotten when it is emptied', async () => {
    await save('So far');
    await save('  \n ');
    expect(await read()).toBeNull();
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
    expect(
      await refusalOf(saveDraft({ viewer, articleSlug: 'nowhere', body: 'Hello', context })),
    ).toMatchObject({ status: 404 });
    expect(await read('x')).toBeNull();
    expect(await read(newId())).toBeNull();
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
