import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { publishedComment } from './harness/comments';
import { startSite } from './harness/site';
import { expect, test } from './harness/test';
import { enroll } from './harness/world';

/** The way to a database, which can be cut and mended. */
class Line {
  private server: Server | undefined;
  private readonly open = new Set<Socket>();
  private port = 0;

  private constructor(private readonly target: URL) {}

  static async to(databaseUrl: string): Promise<{ line: Line; url: string }> {
    const line = new Line(new URL(databaseUrl));
    await line.mend();
    const url = new URL(databaseUrl);
    url.hostname = '127.0.0.1';
    url.port = String(line.port);
    return { line, url: url.href };
  }

  async mend(): Promise<void> {
    const server = createServer((near) => {
      const far = connect(Number(this.target.port || 5432), this.target.hostname);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.open.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          this.open.delete(one);
          other.destroy();
        });
      }
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve));
    for (const socket of this.open) socket.destroy();
    await closed;
  }
}

test('while the database is away, pages and API say so and when to come again; then all is well', async ({
  site,
  world,
  request,
}) => {
  const author = await enroll('Ada Away');
  const id = await publishedComment(
    author.viewer,
    world.article.slug,
    'The clock stood still, and so do we.',
  );
  const { line, url } = await Line.to(site.databaseUrl);
  const second = await startSite({ databaseUrl: url });
  try {
    const article = `${second.url}/articles/${world.article.slug}`;
    const member = { cookie: 'trialogue.session=of-somebody' };
    expect((await request.get(article)).status()).toBe(200);
    await line.cut();

    const pages: [string, Record<string, string>][] = [
      [`${article}/comments/${id}`, {}],
      [`${second.url}/`, member],
      [article, member],
    ];
    for (const [address, headers] of pages) {
      const answer = await request.get(address, { headers });
      expect(answer.status(), address).toBe(503);
      expect(answer.headers()['retry-after'], address).toBe('5');
      expect(await answer.text(), address).toContain('away for a moment');
    }
    const call = await request.get(`${second.url}/api/v1/articles`);
    expect(call.status()).toBe(503);
    expect(call.headers()['content-type']).toBe('application/problem+json');
    expect((await request.get(`${second.url}/api/health/live`)).status()).toBe(200);
    expect((await request.get(`${second.url}/api/health/ready`)).status()).toBe(503);

    await line.mend();
    for (const [address, headers] of pages)
      await expect.poll(async () => (await request.get(address, { headers })).status()).toBe(200);
  } finally {
    await second.stop();
    await line.cut();
  }
});
