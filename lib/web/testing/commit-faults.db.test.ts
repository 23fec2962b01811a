import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { submitComment } from '@/lib/comments/submission/submit-comment';
import type { Viewer } from '@/lib/members/viewer';
import { AppError } from '@/lib/platform/errors';
import { createWire, type Moment, type Wire } from '@/lib/platform/testing/cut-wire';
import { expectCountersEqualRows } from '@/lib/testing/counters';
import { dumpDatabase, rowsAdded, type Dump } from '@/lib/testing/database-dump';
import { query } from '@/lib/testing/database';
import { deeds, emptyNewsroom, jobs, type Deed } from '@/lib/testing/acts';
import { expectRecordsEqualReviews } from '@/lib/testing/records';
import { refusalOf } from '@/lib/testing/refusal';
import { comments } from '../api/comments';
import { doorOf } from './call-door';

const visitor = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock('../session/viewer-of', () => ({ viewerOf: async () => visitor.viewer }));

const postComment = doorOf(comments.submitComment);

let wire: Wire;

beforeAll(async () => {
  wire = await createWire(process.env.DATABASE_URL!);
  process.env.DATABASE_URL = wire.url;
});

afterAll(() => wire.close());

const moments: Moment[] = ['before', 'after'];

/** An answer without what differs from one world to the next: ids and numbered names. */
const masked = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer ?? null, (_, value: unknown) =>
      typeof value === 'string' ? value.replace(/[\da-f]{8}-[\da-f-]{27}|\d+/g, '#') : value,
    ),
  );

/** What an act comes to when nothing goes wrong. */
type Success = { answer: unknown; added: Record<string, number>; commits: number };

async function succeed(deed: Deed): Promise<Success> {
  const act = await deed(await emptyNewsroom());
  const before = await dumpDatabase();
  wire.mend();
  const answer = masked(await act());
  return { answer, added: rowsAdded(before, await dumpDatabase()), commits: wire.commits() };
}

/** The same with the wire cut at one commit; the act is left for another attempt. */
async function fail(
  deed: Deed,
  commit: number,
  moment: Moment,
): Promise<{ act: () => Promise<unknown>; error: unknown; before: Dump; after: Dump }> {
  const act = await deed(await emptyNewsroom());
  const before = await dumpDatabase();
  wire.cutAt(commit, moment);
  const error: unknown = await act().then(
    () => 'nothing',
    (reason: unknown) => reason,
  );
  wire.mend();
  return { act, error, before, after: await dumpDatabase() };
}

const away = (error: unknown) => error instanceof AppError && error.status === 503;

/**
 * Loses the database at every commit of an act, before and after: what one commit brings about is there as a whole or not at
 * all, and the act done again leaves what it would have left at first.
 */
async function expectToSurvive(deed: Deed, { answersAlike }: { answersAlike: boolean }): Promise<void> {
  const first = await succeed(deed);
  expect(first.commits).toBeGreaterThan(0);
  for (let commit = 1; commit <= first.commits; commit += 1) {
    for (const moment of moments) {
      const { act, error, before, after } = await fail(deed, commit, moment);
      expect(error).toSatisfy(away);
      if (first.commits === 1 && moment === 'before') expect(after).toEqual(before);
      if (first.commits === 1 && moment === 'after') expect(rowsAdded(before, after)).toEqual(first.added);
      await expectCountersEqualRows();
      await expectRecordsEqualReviews();
      const answer = masked(await act());
      if (answersAlike) expect(answer).toEqual(first.answer);
      expect(rowsAdded(before, await dumpDatabase())).toEqual(first.added);
      await expectRecordsEqualReviews();
    }
  }
}

describe('R14: when the database is lost at a commit', { timeout: 120_000 }, () => {
  it.each(Object.entries(deeds))(
    '%s is undone as a whole or done as a whole, and answers as at first when it comes again',
    (_, deed) => expectToSurvive(deed, { answersAlike: true }),
  );

  it.each(Object.entries(jobs))('%s goes on where it was when it is done again', (_, deed) =>
    expectToSurvive(deed, { answersAlike: false }),
  );

  it.each(moments)(
    '%s a submission is there, its client is answered as at first by its key',
    async (moment) => {
      const { news, author } = await emptyNewsroom();
      visitor.viewer = author;
      const send = () => postComment(submission(news.slug), { params: Promise.resolve({ slug: news.slug }) });
      wire.cutAt(1, moment);
      expect((await send()).status).toBe(503);
      wire.mend();
      const [second, third] = [await send(), await send()];
      expect(second.status).toBe(201);
      const comment = (await second.json()) as { id: string };
      expect(comment).toMatchObject({ status: 'AWAITING_REVIEWS', body: words });
      expect(await third.json()).toEqual(comment);
      expect(await query('select id from comments')).toEqual([{ id: comment.id }]);
    },
  );

  it('a submission without a key is refused as a repeat, and is there once', async () => {
    const { news, author: viewer } = await emptyNewsroom();
    const submit = () => submitComment({ viewer, articleSlug: news.slug, body: words });
    wire.cutAt(1, 'after');
    expect(await refusalOf(submit())).toMatchObject({ status: 503 });
    wire.mend();
    expect(await refusalOf(submit())).toMatchObject({ status: 422, code: 'repeat' });
    expect(await query('select id from comments')).toHaveLength(1);
  });
});

const words = 'In my experience it is the washer.';

const submission = (slug: string) =>
  new Request(`http://localhost:3000/api/v1/articles/${slug}/comments`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: 'http://localhost:3000',
      'idempotency-key': 'the-first',
    },
    body: JSON.stringify({ body: words }),
  });
