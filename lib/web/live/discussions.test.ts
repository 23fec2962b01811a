import { afterEach, expect, test, vi } from 'vitest';
import { countPostedSince, readDiscussionNews } from '@/lib/comments/news/read-news';
import { notFound } from '@/lib/platform/errors';
import { createDiscussions } from './discussions';

vi.mock('@/lib/comments/news/read-news', () => ({
  readDiscussionNews: vi.fn<typeof readDiscussionNews>(async () => ({
    articleId: 'one',
    news: { count: 3, newest: null },
  })),
  countPostedSince: vi.fn<typeof countPostedSince>(async () => 2),
}));
const counted = vi.mocked(countPostedSince);

const discussions = createDiscussions({ onError: (error) => expect(error).toBeUndefined() });
/** Somebody comes back who holds no stream open: another has the article open all the while. */
const comeBack = (since: string) => discussions.prepare('an-article', since);

afterEach(() => counted.mockClear());

test('those who missed the same are counted together, and made-up ids fill no memory', async () => {
  await comeBack('1-1');
  await comeBack('1-1');
  expect(counted).toHaveBeenCalledTimes(1);
  for (let id = 2; id <= 101; id += 1) await comeBack(`${id}-1`);
  await comeBack('101-1');
  expect(counted).toHaveBeenCalledTimes(101);
  // The oldest is remembered no more.
  await comeBack('1-1');
  expect(counted).toHaveBeenCalledTimes(102);
});

test('a count that failed is asked again', async () => {
  counted.mockRejectedValueOnce(new Error('The database is away.'));
  await expect(comeBack('1000-1')).rejects.toThrow('away');
  await expect(comeBack('1000-1')).resolves.toBeTypeOf('function');
});

test('of an article that was removed there is nothing new, and it is not asked about again', async () => {
  const told = vi.fn();
  const open = createDiscussions({ onError: told });
  const read = vi.mocked(readDiscussionNews);
  const write = vi.fn();
  (await open.prepare('an-article', undefined))({ send: write, write } as never);
  read.mockClear();
  read.mockRejectedValueOnce(notFound('article'));
  open.hear(['article:one']);
  await expect.poll(() => read.mock.calls.length).toBe(1);
  // What fails is tried again after two seconds.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(read).toHaveBeenCalledTimes(1);
  expect(told).not.toHaveBeenCalled();
  open.close();
});
