import type { Read, Source } from '../schemas';
import { bytesOf } from './decode';
import { readDisqus } from './disqus';

type Reader = (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Read>;

const readers: Partial<Record<Source, Reader>> = { disqus: readDisqus };

/** What a file of a source holds, one record after another. */
export function readRecords(source: Source, path: string): AsyncIterable<Read> {
  const read = readers[source];
  if (!read) throw new Error(`There is no reader of ${source}.`);
  return read(bytesOf(path));
}
