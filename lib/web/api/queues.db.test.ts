import { beforeEach, expect, it, vi } from 'vitest';
import type { Viewer } from '@/lib/members/viewer';
import { reportComment } from '@/lib/moderation/reports/report-comment';
import { publishedComment, referredComment } from '@/lib/testing/comments';
import { context, news, openNewsroom } from '@/lib/testing/newsroom';
import { insider, moderator } from '@/lib/testing/people';
import { doorOf } from '../testing/call-door';
import { moderation } from './moderation';

const visitor = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock('../session/viewer-of', () => ({ viewerOf: async () => visitor.viewer }));

const door = doorOf(moderation.listQueue);
const ask = async (query: Record<string, string>) => {
  const url = `http://localhost:3000/api/v1/moderation/comments?${new URLSearchParams(query).toString()}`;
  const answer = await door(new Request(url), { params: Promise.resolve({}) });
  const body = (await answer.json()) as { items?: { id: string }[] };
  return { status: answer.status, ids: body.items?.map(({ id }) => id), body };
};

let up: string;
let reporter: Viewer;

beforeEach(async () => {
  await openNewsroom();
  visitor.viewer = await moderator();
  reporter = await insider();
  up = await publishedComment({
    article: news,
    context,
    body: 'A zwitterion is what it is, and a long one.',
  });
  await reportComment({ viewer: reporter, commentId: up, reason: 'civility', context });
});

it('lists a queue of the desk, narrowed as its address narrows it', async () => {
  const waiting = await referredComment({ article: news, context });
  expect(await ask({})).toMatchObject({ status: 200, ids: [waiting] });
  expect(await ask({ queue: 'reported' })).toMatchObject({ ids: [up] });
  expect(await ask({ queue: 'all', q: 'zwitt', article: news.slug })).toMatchObject({ ids: [up] });
  expect(await ask({ queue: 'all', reporter: reporter.id, rule: 'civility' })).toMatchObject({ ids: [up] });
  expect(await ask({ queue: 'all', author: reporter.id })).toMatchObject({ ids: [] });
  await publishedComment({ article: news, context, body: 'Nobody has reported this one, nor ever will.' });
  expect(await ask({ state: 'PUBLISHED', rule: 'civility' })).toMatchObject({ ids: [up] });
});

it.each([
  { queue: 'everything' },
  { queue: 'reported', state: 'PUBLISHED' },
  { odds: 'good' },
  { notes: 'no' },
  { article: '' },
  { colour: 'red' },
] as Record<string, string>[])('refuses what it does not understand: %o', async (query) => {
  const { status, body } = await ask(query);
  expect({ status, body }).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
});

it('takes an id in capitals for the same id', async () => {
  const read = doorOf(moderation.readCase);
  const answer = await read(new Request('http://localhost:3000/api/v1/'), {
    params: Promise.resolve({ id: up.toUpperCase() }),
  });
  expect(await answer.json()).toMatchObject({ id: up });
  expect(await ask({ queue: 'all', reporter: reporter.id.toUpperCase() })).toMatchObject({ ids: [up] });
});
