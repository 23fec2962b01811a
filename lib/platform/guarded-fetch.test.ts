import dns from 'node:dns';
import { createServer, type RequestListener, type Server } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { env } from './env';
import { FetchFailed, guardedFetch, mayBeAsked, type FetchOptions } from './guarded-fetch';

process.env.DATABASE_URL ??= 'postgresql://nobody@localhost/nothing';

let server: Server | undefined;
let connections = 0;

/** A program of this machine. */
async function listens(answer: RequestListener): Promise<number> {
  connections = 0;
  server = createServer(answer).on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const { lookup } = dns;
afterEach(async () => {
  env().FETCH_LOOPBACK_FOR_TESTS = '0';
  dns.lookup = lookup;
  syncBuiltinESMExports();
  server?.closeAllConnections();
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(null)));
  server = undefined;
});

const ask = (address: string, options: Partial<FetchOptions> = {}) =>
  guardedFetch(address, { signal: AbortSignal.timeout(5_000), mostBytes: 100, ...options });
const failureOf = async (address: string, options: Partial<FetchOptions> = {}) => {
  const error = await ask(address, options).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(FetchFailed);
  return (error as FetchFailed).code;
};
/** As in an installation of which tests or a developer ask this machine. */
const onThisMachine = () => (env().FETCH_LOOPBACK_FOR_TESTS = '1');

describe('an address that somebody gives', () => {
  it.each([
    ...['127.0.0.1', '127.9.9.9', '2130706433', '0x7f.1', '0.0.0.0', '10.1.2.3', '172.31.0.1', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
    ...[
      '[::1]',
      '[::]',
      '[fd00:ec2::254]',
      '[fe80::1]',
      '[ff02::1]',
      '[::ffff:10.1.2.3]',
      '[64:ff9b::7f00:1]',
    ],
    ...['[2002:7f00:1::]', '[2001:db8::1]', 'localhost'],
  ])('is not asked at %s', async (host) => {
    expect(await failureOf(`https://${host}/`)).toBe('address-refused');
    onThisMachine();
    // A developer's machine may be asked; what is beside it, or behind a name of it, still may not.
    if (!['127.0.0.1', '2130706433', '0x7f.1', '[::1]', 'localhost'].includes(host))
      expect(await failureOf(`https://${host}/`)).toBe('address-refused');
  });

  it('is not connected to where its name leads to this machine', async () => {
    const port = await listens((_, response) => void response.end());
    expect(await failureOf(`https://localhost:${port}/`)).toBe('address-refused');
    expect(connections).toBe(0);
  });

  it('is resolved once, and not asked where one of its addresses is not public', async () => {
    const port = await listens((_, response) => void response.end());
    let times = 0;
    dns.lookup = ((_: string, options: { all?: boolean }, done: (...given: unknown[]) => void) => {
      times += 1;
      const found = ['93.184.215.14', '127.0.0.1'].map((address) => ({ address, family: 4 }));
      if (options.all) done(null, found);
      else done(null, found[times % 2]!.address, 4);
    }) as typeof lookup;
    syncBuiltinESMExports();
    expect(await failureOf(`https://rebinding.example:${port}/`)).toBe('address-refused');
    expect([times, connections]).toEqual([1, 0]);
  });

  it.each([
    ['https://example.org/hook', true, true],
    ['http://example.org/hook', false, false],
    ['http://127.0.0.1:9000/', false, true],
    ['http://localhost/', false, true],
    ['http://[::1]/', false, true],
    ['http://127.0.0.2/', false, false],
    ['http://localhost.example.org/', false, false],
    ['https://user:word@example.org/', false, false],
    ['ftp://example.org/', false, false],
    ['file:///etc/passwd', false, false],
  ])('%s', async (address, usually, forTests) => {
    expect(mayBeAsked(new URL(address))).toBe(usually);
    if (!usually) expect(await failureOf(address)).toBe('address-refused');
    onThisMachine();
    expect(mayBeAsked(new URL(address))).toBe(forTests);
  });
});

describe('what is asked', () => {
  it('is sent and read as it is, whatever its status', async () => {
    onThisMachine();
    const port = await listens((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method, url, headers } = request;
        const said = [method, url, headers['x-one'], headers['content-length'], Buffer.concat(chunks)];
        response.writeHead(418, { 'x-other': 'two' }).end(said.join(' '));
      });
    });
    const sent = { method: 'POST', headers: { 'x-one': 'one' }, body: 'wörter' } as const;
    const answer = await ask(`http://127.0.0.1:${port}/hook?a=1`, sent);
    expect(answer).toMatchObject({ status: 418, headers: { 'x-other': 'two' }, isCut: false });
    expect(answer.body.toString()).toBe('POST /hook?a=1 one 7 wörter');
  });

  it('is not read to its end where it has none', async () => {
    onThisMachine();
    let isOpen = true;
    const port = await listens((_, response) => {
      const write = () => {
        while (isOpen && response.write('x'.repeat(1_000)));
      };
      response.on('drain', write).on('close', () => (isOpen = false));
      write();
    });
    const { body, isCut } = await ask(`http://127.0.0.1:${port}/`);
    expect([body.toString(), isCut]).toEqual(['x'.repeat(100), true]);
    await expect.poll(() => isOpen).toBe(false);
  });

  it.each(['before it answers', 'while it does'])('is too late %s', async (when) => {
    onThisMachine();
    const port = await listens((_, response) => {
      if (when === 'while it does') response.write('and then');
    });
    expect(await failureOf(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(100) })).toBe(
      'too-late',
    );
  });

  it('is no answer where nobody listens, or the connection breaks', async () => {
    onThisMachine();
    const port = await listens((_, response) => void response.socket!.destroy());
    expect(await failureOf(`http://127.0.0.1:${port}/`)).toBe('no-answer');
    await new Promise((resolve) => server!.close(resolve));
    server = undefined;
    expect(await failureOf(`http://127.0.0.1:${port}/`)).toBe('no-answer');
  });

  it('leads nowhere, or as far as whoever asks goes along, and never to where nobody may', async () => {
    onThisMachine();
    const asked: string[] = [];
    const port = await listens(({ url = '' }, response) => {
      asked.push(url);
      const next = { '/1': '/2', '/2': '/3', '/3': '/4', '/4': '/5', '/out': 'http://10.0.0.1/' }[url];
      response.writeHead(next ? 302 : 200, next ? { location: next } : {}).end();
    });
    const at = (path: string) => `http://127.0.0.1:${port}${path}`;
    expect(await ask(at('/1'))).toMatchObject({ status: 302 });
    expect(asked).toEqual(['/1']);
    expect(await ask(at('/3'), { mayFollow: () => true })).toMatchObject({ status: 200 });
    expect(await ask(at('/1'), { mayFollow: ({ pathname }) => pathname !== '/3' })).toMatchObject({
      status: 302,
    });
    expect((await ask(at('/1'), { mayFollow: () => true })).url.pathname).toBe('/4');
    expect(await failureOf(at('/out'), { mayFollow: () => true })).toBe('address-refused');
  });

  it('is a machine beside this one where the installation says so', async () => {
    const port = await listens((_, response) => void response.end('here'));
    const { body } = await ask(`http://127.0.0.1:${port}/`, { trusted: true });
    expect(body.toString()).toBe('here');
  });
});
