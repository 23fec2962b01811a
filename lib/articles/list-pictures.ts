import { readdir } from 'node:fs/promises';

export const PICTURES = 'public/pictures';

/** Names of the files that articles may show; none where there is no such folder. */
export const listPictures = (): Promise<string[]> => readdir(PICTURES).catch((): string[] => []);
