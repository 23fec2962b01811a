import { pgbouncerIsMissing, startPgbouncer } from '@/lib/platform/testing/pgbouncer';
import { publishedComment } from './harness/comments';
import { sessionOf } from './harness/session';
import { startSite } from './harness/site';
import { expect, test } from './harness/test';
import { enroll } from './harness/world';

const missing = pgbouncerIsMissing();

test('behind a pooler, what is removed on one instance is gone from the other at once', async ({
  site,
  world,
  request,
}) => {
  if (missing) console.warn(missing);
  test.skip(missing !== null, missing ?? '');
  const text = 'The pooler let this through.';
  const author = await enroll('Ada Pooled');
  const id = await publishedComment(author.viewer, world.article.slug, text);
  const pooler = await startPgbouncer({ databaseUrl: site.databaseUrl });
  const behind = { databaseUrl: pooler.url, directUrl: site.databaseUrl };
  const [one, other] = [await startSite(behind), await startSite(behind)];
  const pageOf = async ({ url }: { url: string }) =>
    (await request.get(`${url}/articles/${world.article.slug}`)).text();
  try {
    for (const instance of [one, other]) await expect.poll(() => pageOf(instance)).toContain(text);
    const { cookie } = await sessionOf(world.moderator);
    const headers = { cookie, origin: one.url };
    const comment = await request.get(`${one.url}/api/v1/moderation/comments/${id}`, { headers });
    const { version } = (await comment.json()) as { version: number };
    const removal = await request.post(`${one.url}/api/v1/moderation/comments/${id}/decisions`, {
      headers,
      data: { action: 'REMOVE', version, rule: 'civility', note: 'It was not kind.' },
    });
    expect(removal.status()).toBe(200);
    expect(await pageOf(one)).not.toContain(text);
    await expect.poll(() => pageOf(other), { timeout: 1_000 }).not.toContain(text);
  } finally {
    await Promise.all([one.stop(), other.stop()]);
    await pooler.stop();
  }
});
