import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, describe, expect, it } from 'vitest';
import { isBreachedElsewhere } from './ask-breach-service';
import { fingerprint, isListed } from './breached-passwords.mjs';
import { passwordProblem } from './password-problem';
import { weighApart } from './weigh-apart';

// What the process is told by its environment is read at the first use.
process.env.DATABASE_URL ??= 'postgresql://localhost/none';

const codeOf = async (password: string) =>
  (
    await passwordProblem({
      password,
      email: 'nomvula.khoza@example.org',
      displayName: 'Nomvula Khoza',
      names: ['Maverick', 'Maverick Insider'],
      least: 10,
    })
  )?.code ?? null;

describe('a new password', () => {
  it.each([
    'correct horse battery staple',
    'tortoise lamp nine',
    'vyfien-kameelperde-op-straat',
    'four quiet words suffice',
  ])('may be %s', async (password) => expect(await codeOf(password)).toBeNull());

  it.each([
    'password1234567',
    'Password123456!',
    'zaq12wsxcde34rfv',
    'letmeinletmein1',
    'administrator123',
    'Nomvula Khoza 123',
    'correcthorse',
  ])('is not too easy to guess, as %s is', async (password) =>
    expect(['password-common', 'password-breached']).toContain(await codeOf(password)),
  );

  it.each(['1q2w3e4r5t6y', 'basketball', 'Basketball', 'welkom112233', '32PkBIu8h06LE'])(
    'is none that was leaked, as %s was',
    async (password) => expect(await codeOf(password)).toBe('password-breached'),
  );

  it('is weighed by its first 64 characters: what a stranger can make us weigh has a bound', async () => {
    const random = 'j8#kD0qpZ!mvN4rt';
    expect(await codeOf('password '.repeat(8) + random)).toBe('password-common');
    expect(await codeOf(random + 'password '.repeat(8))).toBeNull();
  });

  it('is weighed while everybody else is served', async () => {
    // Many words, each written with signs for letters: the most work that was found.
    const costly = 'P@ssw0rd1!'.repeat(26).slice(0, 256);
    await weighApart('a first one starts the thread', []);
    const delays: number[] = [];
    const weighed: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const begun = performance.now();
      await Promise.all([weighApart(`${costly}${round}`, []), weighApart(`${round}${costly}`, [])]);
      weighed.push(performance.now() - begun);
      delay.disable();
      delays.push(delay.max / 1e6);
    }
    // The least of five: whatever else this machine does may hold up one of them.
    expect(Math.min(...weighed)).toBeGreaterThan(60);
    expect(Math.min(...delays)).toBeLessThan(Math.min(...weighed) / 3);
  });

  it('is weighed by a new thread when the one before has ended', async () => {
    const holder = globalThis as { [key: symbol]: { worker: { terminate(): Promise<number> } } | undefined };
    const under = weighApart('P@ssw0rd1!'.repeat(6), []);
    await holder[Symbol.for('trialogue.password-thread')]!.worker.terminate();
    await expect(under).rejects.toMatchObject({ status: 503, code: 'unavailable' });
    expect(await weighApart('tortoise lamp nine', [])).toBe('good');
  });
});

describe('the list of leaked passwords', () => {
  it('has about 100,000, each found in whatever case and however its letters are composed', () => {
    expect(isListed('QWERTYUIOP')).toBe(true);
    expect(isListed('ｑｗｅｒｔｙｕｉｏｐ')).toBe(true);
    expect(fingerprint('Basketball')).toBe(fingerprint('basketball'));
  });

  it('takes one in 43,000 others for one of them', () => {
    const others = Array.from({ length: 200_000 }, (_, number) => `nobody has ${number} of these`);
    expect(others.filter(isListed).length).toBeLessThan(20);
  });
});

describe('a service for leaked passwords', () => {
  const open: { close(): void; closeAllConnections(): void }[] = [];
  afterAll(() => open.forEach((server) => (server.closeAllConnections(), server.close())));
  async function serve(answer: RequestListener): Promise<string> {
    const server = createServer(answer);
    open.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/range/`;
  }
  const hashOf = (password: string) => createHash('sha1').update(password).digest('hex').toUpperCase();
  const ranges = (known: Record<string, number>, asked: { url?: string; padding?: unknown }[] = []) =>
    serve((request, response) => {
      asked.push({ url: request.url, padding: request.headers['add-padding'] });
      const prefix = request.url!.split('/').at(-1)!;
      const lines = Object.entries(known)
        .filter(([password]) => hashOf(password).startsWith(prefix))
        .map(([password, count]) => `${hashOf(password).slice(5)}:${count}`);
      response.end([...lines, `${'0'.repeat(34)}A:0`, `${'F'.repeat(35)}:3`].join('\r\n'));
    });

  it('is told five characters of a hash and asked to pad, and knows what was leaked', async () => {
    const asked: { url?: string; padding?: unknown }[] = [];
    const service = await ranges({ 'tortoise lamp nine': 12 }, asked);
    expect(await isBreachedElsewhere('tortoise lamp nine', { service })).toBe(true);
    expect(await isBreachedElsewhere('tortoise lamp ten', { service })).toBe(false);
    expect(asked).toEqual(
      ['tortoise lamp nine', 'tortoise lamp ten'].map((password) => ({
        url: `/range/${hashOf(password).slice(0, 5)}`,
        padding: 'true',
      })),
    );
  });

  it('pads with what was leaked never', async () => {
    const service = await ranges({ 'tortoise lamp nine': 0 });
    expect(await isBreachedElsewhere('tortoise lamp nine', { service })).toBe(false);
  });

  it.each<[string, RequestListener]>([
    ['refuses', (_, response) => response.writeHead(503).end()],
    ['says nothing', () => undefined],
    ['hangs up', (request) => request.socket.destroy()],
    ['leads elsewhere', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1/' }).end()],
    ['does not end', (_, response) => void setInterval(() => response.write('0'.repeat(400_000)), 1).unref()],
  ])('is gone on without when it %s', async (_, answer) => {
    const service = await serve(answer);
    const begun = performance.now();
    expect(await isBreachedElsewhere('tortoise lamp nine', { service, patienceMs: 300 })).toBe(false);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });

  it('is gone on without where there is none', async () => {
    expect(await isBreachedElsewhere('tortoise lamp nine', { service: 'http://127.0.0.1:1/' })).toBe(false);
  });
});
