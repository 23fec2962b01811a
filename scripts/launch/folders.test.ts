import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Build from './build.mjs';
import { copyClone } from '../testing/copy-clone';

/** What `npm start` says of folders that it cannot write to: in a clone of its own, with real file systems where we may mount some. */

let clone: ReturnType<typeof copyClone>;
const mounted: string[] = [];

beforeAll(() => void (clone = copyClone()));
afterAll(() => {
  for (const place of mounted) spawnSync('umount', [place]);
  clone.remove();
});

const mounts = (() => {
  const probe = '/mnt';
  const made = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', probe]).status === 0;
  if (made) spawnSync('umount', [probe]);
  else console.log('Skipped where a file system is needed: we are not allowed to mount one here.');
  return made;
})();

function mount(name: string, options: string): string {
  const place = join(clone.folder, name);
  // The link to a build that was lent, if there is one.
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place]).status).toBe(0);
  mounted.push(place);
  return place;
}

function unmount(): void {
  const place = mounted.pop();
  if (place) expect(spawnSync('umount', [place]).status).toBe(0);
}

function start(variables: Record<string, string> = {}, account: { uid?: number; gid?: number } = {}) {
  const env = { PATH: process.env.PATH, PORT: '0', ...variables } as unknown as NodeJS.ProcessEnv;
  const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/start.mjs'], {
    ...account,
    cwd: clone.folder,
    env,
    encoding: 'utf8',
  });
  return { said: (stdout + stderr).trim(), status };
}

describe('npm start ends in one sentence that names the folder', () => {
  it.skipIf(!mounts)('for a data folder on a read-only file system', () => {
    const place = mount('.data', 'ro');
    const { said, status } = start();
    unmount();
    expect(said).toBe(
      `The data folder ${place} lies on a read-only file system (EROFS): mount that for writing, or use another place.`,
    );
    expect(status).toBe(1);
  });

  it.skipIf(!mounts)('for a data folder on a full disk', () => {
    const place = mount('.data', 'size=64k');
    const { said } = start();
    unmount();
    expect(said).toBe(
      `The disk that the data folder ${place} lies on is full (ENOSPC): free some space and try again.`,
    );
  });

  it.skipIf(!mounts)('for a mail folder of either kind', () => {
    const place = mount('letters', 'ro');
    expect(start({ MAIL_FOLDER: 'letters' }).said).toContain(`The mail folder ${place} lies on a read-only`);
    unmount();
    mount('letters', 'size=64k');
    expect(start({ MAIL_FOLDER: place }).said).toContain(
      `The disk that the mail folder ${place} lies on is full`,
    );
    unmount();
  });

  it.skipIf(!mounts)('for a build folder of either kind', async () => {
    const { build } = (await import(join(clone.folder, 'scripts/launch/build.mjs'))) as typeof Build;
    const attempt = () =>
      build({ root: clone.folder, env: process.env, signal: new AbortController().signal });
    const place = mount('.next', 'ro');
    await expect(attempt()).rejects.toThrow(`The build folder ${place} lies on a read-only file system`);
    unmount();
    mount('.next', 'size=64k');
    await expect(attempt()).rejects.toThrow(`The disk that the build folder ${place} lies on is full`);
    unmount();
  });

  it('for a data folder of somebody else', () => {
    const place = join(clone.folder, '.data');
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { mode: 0o500 });
    // Root may write anywhere, and so it starts as nobody.
    const { said } = start({}, process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {});
    rmSync(place, { recursive: true });
    expect(said).toBe(
      `The data folder ${place} may not be written to by this user (EACCES): run this as the user who owns it, or change its owner.`,
    );
  });

  it('for a file in its place', () => {
    const place = join(clone.folder, '.data');
    rmSync(place, { recursive: true, force: true });
    writeFileSync(place, '');
    const { said, status } = start();
    rmSync(place);
    expect(said).toBe(
      `The data folder ${place} cannot be made (EEXIST): a file stands in its place, move that away.`,
    );
    expect(status).toBe(1);
  });
});
