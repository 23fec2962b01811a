import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { commentInReview, publishedComment, removeComment } from '@/lib/testing/comments';
import { author, context, news, openNewsroom } from '@/lib/testing/newsroom';
import { answerCommentPicture, commentPictureAskedFor } from './answer-comment-picture';

let server: Server;
let site: string;
let asker = '198.51.100.1';
beforeAll(async () => {
  server = createServer((request, response) => {
    const id = commentPictureAskedFor(request);
    if (id === undefined) response.writeHead(418).end();
    else void answerCommentPicture(request, response, { id, address: asker });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

let id: string;
beforeEach(async () => {
  await openNewsroom();
  id = await publishedComment({
    article: news,
    context,
    author,
    body: 'It is the **valve** that fails first.',
  });
});

const at = (commentId: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${site}/comment-pictures/${commentId}-1.png`, { headers, method });

describe('the picture of a comment', () => {
  it('is served as a picture and nothing else, once drawn for all, and not again to who has it', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => at(id)));
    const bodies = await Promise.all(answers.map(async (one) => Buffer.from(await one.arrayBuffer())));
    for (const one of bodies) expect(one.equals(bodies[0]!)).toBe(true);
    expect(await sharp(bodies[0]).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    const [answer] = answers;
    expect(Object.fromEntries(answer!.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'public, max-age=300',
      'cross-origin-resource-policy': 'cross-origin',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    });
    const etag = answer!.headers.get('etag')!;
    expect((await at(id, { 'if-none-match': etag })).status).toBe(304);
    const head = await at(id, {}, 'HEAD');
    expect([head.status, (await head.arrayBuffer()).byteLength]).toEqual([200, 0]);
  });

  it('is none of what readers do not see', async () => {
    const waiting = await commentInReview({ article: news, context });
    for (const one of [waiting, newId()]) expect((await at(one)).status).toBe(404);
    expect((await at(id)).status).toBe(200);
    await removeComment(id, context);
    expect((await at(id)).status).toBe(404);
  });

  it('is asked for by its address alone', async () => {
    for (const path of [
      '/comment-pictures/x-1.png',
      `/comment-pictures/${id}.png`,
      `/comment-pictures/${id}-1.webp`,
    ])
      expect((await fetch(site + path)).status).toBe(418);
    expect((await fetch(`${site}/comment-pictures/${id}-1.png?v=2`)).status).toBe(200);
    expect((await at(id, {}, 'POST')).status).toBe(418);
  });

  it('is not asked for without end', async () => {
    asker = '203.0.113.42';
    const statuses = [];
    for (let times = 0; times < 1_201; times += 1) statuses.push((await at(newId())).status);
    expect(statuses.indexOf(429)).toBe(1_200);
    expect((await at(id)).headers.get('retry-after')).not.toBeNull();
  });
});
