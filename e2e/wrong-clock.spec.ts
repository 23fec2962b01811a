import { sanctionMember } from '@/lib/moderation/sanctions/sanction-member';
import { connectionPool } from '@/lib/platform/db';
import { sessionOf } from './harness/session';
import { startSite } from './harness/site';
import { expect, test } from './harness/test';
import { enroll } from './harness/world';

const HOUR = 3_600_000;

for (const [which, clockOff] of [
  ['ahead', HOUR],
  ['behind', -HOUR],
] as const) {
  test(`an instance whose clock is an hour ${which} gives nobody a right, and takes none`, async ({
    site,
    world,
    request,
  }) => {
    const [calm, quarrelsome, gone] = await Promise.all(
      ['Calm', 'Quarrelsome', 'Gone'].map((name) => enroll(`${name} ${which}`)),
    );
    const desk = await enroll(`Desk ${which}`, 'MODERATOR');
    const [welcome, silenced, over] = await Promise.all([calm!, quarrelsome!, gone!].map(sessionOf));
    await sanctionMember({
      viewer: desk.viewer,
      memberId: quarrelsome!.viewer.id,
      kind: 'TIME_OUT',
      reason: 'Enough for now.',
      endsAt: new Date(Date.now() + HOUR / 2).toISOString(),
    });
    await connectionPool().query(
      `update sessions set created_at = now() - interval '1 day', expires_at = now() - interval '10 minutes' where id = $1`,
      [over!.sessionId],
    );
    const second = await startSite({ databaseUrl: site.databaseUrl, clockOff });
    try {
      const write = (cookie: string) =>
        request.post(`${second.url}/api/v1/articles/${world.article.slug}/comments`, {
          headers: { cookie, origin: second.url },
          data: { body: `The clock was ${which} when I looked.` },
        });
      expect((await write(silenced!.cookie)).status()).toBe(403);
      expect((await write(over!.cookie)).status()).toBe(401);
      expect((await write(welcome!.cookie)).status()).toBe(201);
      const [row] = (
        await connectionPool().query(
          'select abs(extract(epoch from now() - max(created_at))) < 60 as recent from comments where author_id = $1',
          [calm!.viewer.id],
        )
      ).rows as { recent: boolean }[];
      expect(row?.recent, 'written at the database’s time').toBe(true);
    } finally {
      await second.stop();
    }
  });
}
