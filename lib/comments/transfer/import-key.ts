import type { ReadOptions } from './read/read-records';
import type { Source } from './schemas';

type Asked = {
  source: Source;
  /** SHA-256 of what the file holds. */
  hash: string;
  options: ReadOptions;
  withoutPending: boolean;
};

/** By what an import that was cut off is known again. Read otherwise, a file is another one. */
export function importKey({ source, hash, options, withoutPending }: Asked): string {
  const { columns = {}, format = 'plain', stories, users } = options;
  const read = source === 'csv' ? { columns, format } : source === 'coral' ? { stories, users } : {};
  return [hash, JSON.stringify(read), ...(withoutPending ? ['without pending'] : [])].join(' ');
}
