import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { newId } from '../ids';
import type { ObjectStore, StoredObject } from './object-store';

const KEY = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/;

/** Objects that are looked at before those who asked have them. */
const AT_A_TIME = 500;

/** Keeps objects as files below a folder, which is made when there is something to put into it. */
export function createFolderStore(folder: string): ObjectStore {
  const fileOf = (key: string): string => {
    if (!KEY.test(key)) throw new Error(`No key of an object: ${key}`);
    return join(/* turbopackIgnore: true */ folder, key);
  };
  return {
    async put(key, content) {
      const file = fileOf(key);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      // Nobody reads half of it, and nothing is left in its place when the disk is full.
      const beside = `${file}.${newId()}.new`;
      try {
        await writeFile(beside, content, { mode: 0o600 });
        await rename(beside, file);
      } catch (error) {
        await rm(beside, { force: true });
        throw error;
      }
    },
    get: (key) => orNull(readFile(fileOf(key))),
    async delete(keys) {
      await Promise.all(keys.map((key) => rm(fileOf(key), { force: true })));
    },
    async *list(below) {
      const names = (await orNull(readdir(join(/* turbopackIgnore: true */ folder, below)))) ?? [];
      for (let at = 0; at < names.length; at += AT_A_TIME) {
        const keys = names.slice(at, at + AT_A_TIME).map((name) => below + name);
        const found = await Promise.all(keys.map(look));
        yield found.filter((one) => one !== null);
      }
    },
  };

  async function look(key: string): Promise<StoredObject | null> {
    const file = await orNull(stat(fileOf(key)));
    return file?.isFile() ? { key, storedAt: file.mtime } : null;
  }
}

/** Null where a file or a folder is not there. */
async function orNull<Result>(reading: Promise<Result>): Promise<Result | null> {
  try {
    return await reading;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
