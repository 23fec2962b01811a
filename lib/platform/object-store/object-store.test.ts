import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFolderStore } from './folder-store';
import type { ObjectStore, StoredObject } from './object-store';
import { createS3Store } from './s3-store';
import { startS3Server, type S3Server } from './testing/s3-server';

const folder = mkdtempSync(join(tmpdir(), 'objects-'));
const keys = { accessKeyId: 'a key', secretAccessKey: 'a secret' };
let server: S3Server;

beforeAll(async () => {
  server = await startS3Server({ bucket: 'pictures', ...keys, pageSize: 40 });
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

const inBucket = (more: object = {}) =>
  createS3Store({ bucket: 'pictures', region: 'us-east-1', endpoint: server.endpoint, ...keys, ...more });

const bytes = (text: string) => new TextEncoder().encode(text);
async function listed(store: ObjectStore, below: string): Promise<StoredObject[]> {
  const found: StoredObject[] = [];
  for await (const some of store.list(below)) found.push(...some);
  return found.sort((one, other) => (one.key < other.key ? -1 : 1));
}
const keysIn = async (store: ObjectStore, below: string) =>
  (await listed(store, below)).map(({ key }) => key);

describe.each([
  ['a folder', () => createFolderStore(join(folder, 'files', 'not there yet'))],
  ['a bucket', () => inBucket()],
])('%s', (_what, open) => {
  const put = (key: string, text: string) => open().put(key, bytes(text), 'image/webp');

  it('keeps an object by its key, and another in its place', async () => {
    expect(await open().get('one/a-72.webp')).toBeNull();
    await put('one/a-72.webp', 'first');
    await put('one/a-72.webp', 'second');
    expect(Buffer.from((await open().get('one/a-72.webp'))!).toString()).toBe('second');
    expect(await open().get('one/a-7')).toBeNull();
  });

  it('takes any bytes, and none', async () => {
    const every = Uint8Array.from({ length: 70_000 }, (_, at) => at % 256);
    await open().put('two/every.webp', every, 'image/webp');
    expect(Buffer.compare((await open().get('two/every.webp'))!, every)).toBe(0);
    await open().put('two/none.webp', new Uint8Array(), 'image/webp');
    expect(await open().get('two/none.webp')).toHaveLength(0);
  });

  it('lists what is below a folder, with when it was put there', async () => {
    const before = Date.now();
    for (const key of ['three/b.webp', 'three/a.webp', 'threes/c.webp', 'three.webp']) await put(key, 'x');
    expect(await keysIn(open(), 'three/')).toEqual(['three/a.webp', 'three/b.webp']);
    // Some stores know whole seconds alone.
    for (const { storedAt } of await listed(open(), 'three/'))
      expect(Math.abs(storedAt.getTime() - before)).toBeLessThan(30_000);
    expect(await listed(open(), 'nothing/')).toEqual([]);
  });

  it('lets go of what is there, and of what is not', async () => {
    for (const key of ['four/a.webp', 'four/b.webp', 'four/c.webp']) await put(key, 'x');
    await open().delete(['four/a.webp', 'four/c.webp', 'four/never.webp', 'never/at.all']);
    await open().delete([]);
    expect(await keysIn(open(), 'four/')).toEqual(['four/b.webp']);
  });

  it('is whole for whoever reads while it is written', async () => {
    const [one, other] = ['a', 'b'].map((letter) => letter.repeat(200_000));
    await put('five/a.webp', one!);
    const reads = Array.from({ length: 20 }, () => open().get('five/a.webp'));
    const writes = Array.from({ length: 10 }, (_, turn) => put('five/a.webp', turn % 2 ? one! : other!));
    for (const read of await Promise.all(reads))
      expect([one, other]).toContain(Buffer.from(read!).toString());
    await Promise.all(writes);
    expect(await keysIn(open(), 'five/')).toEqual(['five/a.webp']);
  });

  it('lists more than it is told of at once', { timeout: 60_000 }, async () => {
    const store = open();
    const keys = Array.from({ length: 603 }, (_, at) => `six/${String(at).padStart(4, '0')}.webp`);
    for (let at = 0; at < keys.length; at += 50)
      await Promise.all(keys.slice(at, at + 50).map((key) => store.put(key, bytes('x'), 'image/webp')));
    expect(await keysIn(store, 'six/')).toEqual(keys);
  });
});

describe('a folder', () => {
  it.each(['../out.webp', 'a/../../out.webp', '/etc/passwd', 'a//b', 'a\0b', '', '.hidden', 'a/.b'])(
    'has no place for the key %j',
    async (key) => {
      const store = createFolderStore(join(folder, 'files'));
      await expect(store.put(key, bytes('x'), 'image/webp')).rejects.toThrow('No key');
      // It is refused before anything is asked of the disk, so at once.
      expect(() => store.get(key)).toThrow('No key');
    },
  );

  it('is for us alone, and has nothing half written when it cannot be written to', async () => {
    const place = join(folder, 'own');
    await createFolderStore(place).put('a/b.webp', bytes('x'), 'image/webp');
    expect((await stat(join(place, 'a'))).mode & 0o077).toBe(0);
    expect((await stat(join(place, 'a', 'b.webp'))).mode & 0o077).toBe(0);
    await writeFile(join(place, 'file'), '');
    await expect(createFolderStore(place).put('file/b.webp', bytes('x'), 'image/webp')).rejects.toThrow();
    expect(await readdir(join(place, 'a'))).toEqual(['b.webp']);
  });
});

describe('a bucket', () => {
  it('is asked with our keys, and refuses another’s', async () => {
    for (const [more, name] of [
      [{ accessKeyId: 'nobody' }, 'InvalidAccessKeyId'],
      [{ secretAccessKey: 'a guess' }, 'SignatureDoesNotMatch'],
      [{ region: 'eu-west-1' }, 'SignatureDoesNotMatch'],
    ] as const) {
      await expect(inBucket(more).put('one/b.webp', bytes('x'), 'image/webp')).rejects.toMatchObject({
        name,
      });
      await expect(inBucket(more).get('one/a-72.webp')).rejects.toMatchObject({ name });
      await expect(inBucket(more).delete(['one/a-72.webp'])).rejects.toMatchObject({ name });
      await expect(keysIn(inBucket(more), 'one/')).rejects.toMatchObject({ name });
    }
  });

  it('that is not there is no missing object', async () => {
    await expect(inBucket({ bucket: 'elsewhere' }).get('one/a.webp')).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
  });

  it('that does not answer is not waited for long', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const store = inBucket({ endpoint: `http://127.0.0.1:${port}`, patienceMs: 100 });
    try {
      await expect(store.get('one/a.webp')).rejects.toMatchObject({ name: 'TimeoutError' });
    } finally {
      silent.closeAllConnections();
      silent.close();
    }
  });
});
