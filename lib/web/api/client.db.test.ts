import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '@/clients/typescript';
import { makeKey } from '@/lib/members/api-keys/make-key';
import type { Scope } from '@/lib/members/api-keys/schemas';
import { hashSessionToken, newSessionToken } from '@/lib/members/session-token';
import type { Viewer } from '@/lib/members/viewer';
import { systemContext } from '@/lib/platform/context';
import { newId } from '@/lib/platform/ids';
import { article, type TestArticle } from '@/lib/testing/articles';
import { commentInReview, someWords } from '@/lib/testing/comments';
import { emptyDatabase, query } from '@/lib/testing/database';
import { admin, insider } from '@/lib/testing/people';
import { setPolicy } from '@/lib/testing/policy';
import { cookieName, sealSession } from '../session/session-seal';
import { answerRequest } from './answer-request';

/*
 * The main job of the product, walked over HTTP by the client that publications are given: what a member does by their session, and what
 * the publication's own programs do by keys.
 */

let server: Server;
let site: string;
beforeAll(async () => {
  server = createServer((request, response) => void answerRequest(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

let boss: Viewer;
let news: TestArticle;
beforeEach(async () => {
  await emptyDatabase();
  boss = await admin();
  news = await article();
  await setPolicy({ review: { readingFloor: false } });
});

/** The client of a program. */
async function byKey(...scopes: Scope[]) {
  const { secret } = await makeKey({ viewer: boss, name: `Key ${newId()}`, scopes, lasts: null });
  return createClient({ site, key: secret });
}

/** The client of a member who is signed in. */
async function bySession({ id }: Viewer) {
  const token = newSessionToken();
  await query(
    `insert into sessions (id, token_hash, member_id, expires_at) values ($1, $2, $3, now() + interval '1 hour')`,
    [newId(), hashSessionToken(token), id],
  );
  const cookie = `${cookieName('session')}=${await sealSession(token)}`;
  return createClient({ site, headers: { cookie, origin: 'http://localhost:3000' } });
}

const origin = { Origin: 'http://localhost:3000' };

describe('the client', () => {
  it('walks the main job: a comment is written, three are reviewed, and a program of the desk posts it', async () => {
    for (let at = 0; at < 3; at += 1) await commentInReview({ article: news, context: systemContext });
    const member = await insider();
    const own = await bySession(member);
    const path = { slug: news.slug };

    const me = await own.GET('/me');
    expect(me.data).toMatchObject({ id: member.id, insider: true });
    const header = { ...origin, 'Idempotency-Key': 'first-try' };
    const sent = { params: { path, header }, body: { body: someWords() } };
    const written = await own.POST('/articles/{slug}/comments', sent);
    expect([written.response.status, written.data?.status]).toEqual([201, 'AWAITING_REVIEWS']);
    const commentId = written.data!.id;
    const again = await own.POST('/articles/{slug}/comments', sent);
    expect([again.data?.id, again.response.headers.get('idempotency-replayed')]).toEqual([commentId, 'true']);

    const batch = await own.POST('/reviews/assignments', { params: { header: origin }, body: { commentId } });
    expect(batch.data).toMatchObject({ required: 3, done: 0 });
    const progress: unknown[] = [];
    for (const { id: assignmentId } of batch.data!.assignments) {
      const review = { params: { header: origin }, body: { assignmentId, verdict: 'YES' as const } };
      const { data } = await own.POST('/reviews', review);
      progress.push([data?.done, data?.comment?.status]);
    }
    expect(progress).toEqual([
      [1, 'AWAITING_REVIEWS'],
      [2, 'AWAITING_REVIEWS'],
      [3, 'IN_REVIEW'],
    ]);

    const desk = await byKey('moderation', 'read');
    const { data: found } = await desk.GET('/moderation/comments/{id}', {
      params: { path: { id: commentId } },
    });
    const decided = await desk.POST('/moderation/comments/{id}/decisions', {
      params: { path: { id: commentId } },
      body: { action: 'PUBLISH', version: found!.version },
    });
    expect(decided.data).toMatchObject({ id: commentId, status: 'PUBLISHED' });
    const { data: thread } = await desk.GET('/articles/{slug}/comments', { params: { path } });
    expect(thread?.items.map(({ id }) => id)).toEqual([commentId]);
    const refused = await desk.POST('/articles/{slug}/comments', {
      params: { path, header: origin },
      body: { body: someWords() },
    });
    expect(refused.error).toMatchObject({ status: 403, code: 'not-by-key' });
  });

  it('tells of articles, one by one and several at once, and of what is wrong with them', async () => {
    const programs = await byKey('articles', 'read');
    const story = {
      title: 'The weir',
      address: 'https://example.org/weir',
      published: '2026-02-03T06:00:00Z',
    };
    const put = await programs.PUT('/articles/{slug}', { params: { path: { slug: 'weir' } }, body: story });
    expect([put.response.status, put.data?.title]).toEqual([201, 'The weir']);
    const items = [
      { ...story, externalId: 'weir' },
      { ...story, externalId: 'bad', address: 'nowhere' },
    ];
    const { data } = await programs.POST('/articles', { body: { items } });
    expect(
      data?.items.map(({ externalId, status, problem }) => [externalId, status, problem?.field]),
    ).toEqual([
      ['weir', 200, undefined],
      ['bad', 400, 'address'],
    ]);
    const read = await programs.GET('/articles/{slug}', { params: { path: { slug: put.data!.slug } } });
    expect(read.data?.id).toBe(put.data!.id);
    const { error } = await programs.GET('/moderation/comments');
    expect(error).toMatchObject({ status: 403, code: 'scope-missing', scope: 'moderation' });
  });
});
