import { beforeEach, expect, it, vi } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { article } from '@/lib/testing/articles';
import { testContext } from '@/lib/testing/clock';
import { publishedComment } from '@/lib/testing/comments';
import { emptyDatabase, query } from '@/lib/testing/database';
import { insider } from '@/lib/testing/people';
import { doorOf } from '../testing/call-door';
import { comments } from './comments';

const visitor = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock('../session/viewer-of', () => ({ viewerOf: async () => visitor.viewer }));

const keepDraft = doorOf(comments.keepDraft);
const keepEditDraft = doorOf(comments.keepEditDraft);
const predictEdit = doorOf(comments.predictEdit);

const sends = (body: object, origin = 'http://localhost:3000') =>
  new Request('http://localhost:3000/api/v1/draft', {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(body),
  });
const at = (params: Record<string, string>) => ({ params: Promise.resolve(params) });
const bodies = () => query('select body from drafts');

beforeEach(async () => {
  await emptyDatabase();
  visitor.viewer = await insider();
});

it('keeps a draft for whoever is signed in, from our own pages, and answers with the other where there is one', async () => {
  const { slug } = await article();
  const keep = (body: object, origin?: string) => keepDraft(sends(body, origin), at({ slug }));
  const first = await keep({ body: 'So far', basedOn: null, parentId: null });
  expect(first.headers.get('cache-control')).toBe('private, no-store');
  const { kept, savedAt } = (await first.json()) as { kept: boolean; savedAt: string };
  expect(kept).toBe(true);
  expect(await (await keep({ body: 'Begun anew', basedOn: null })).json()).toEqual({
    kept: false,
    current: { body: 'So far', savedAt },
  });
  expect(await (await keep({ body: 'So good', basedOn: savedAt })).json()).toMatchObject({ kept: true });
  expect(await (await keep({ body: 'Whatever there is' })).json()).toMatchObject({ kept: true });
  expect(await bodies()).toEqual([{ body: 'Whatever there is' }]);

  expect((await keep({ body: 'From elsewhere' }, 'https://elsewhere.example')).status).toBe(403);
  expect((await keep({ body: 'x', basedOn: 'yesterday' })).status).toBe(400);
  expect((await keep({ body: 'a'.repeat(20_001) })).status).toBe(400);
  visitor.viewer = null;
  expect((await keep({ body: 'Signed out' })).status).toBe(401);
  expect(await bodies()).toEqual([{ body: 'Whatever there is' }]);
});

it('keeps a new text of one’s own comment, and says what would come of it', async () => {
  const author = visitor.viewer!;
  const id = await publishedComment({
    article: await article(),
    author,
    body: 'The spring was new.',
    context: testContext(),
  });
  const edit = { body: 'The spring was not new.' };
  expect((await keepEditDraft(sends({ ...edit, basedOn: null }), at({ id }))).status).toBe(200);
  expect(await (await predictEdit(sends(edit), at({ id }))).json()).toEqual({ outcome: 'review' });
  expect(await bodies()).toEqual([edit]);

  visitor.viewer = await insider();
  expect((await keepEditDraft(sends(edit), at({ id }))).status).toBe(404);
  expect(await (await predictEdit(sends(edit), at({ id }))).json()).toEqual({ outcome: null });
});
