import type { Read, Source } from '../schemas';
import { readCoral } from './coral';
import { readCsv } from './csv';
import { bytesOf, unpacked, type Packed } from './decode';
import { readDiscourse } from './discourse';
import { readDisqus } from './disqus';
import { readRemark42 } from './remark42';
import { SourceFileError } from './source-file-error';
import { readTrialogue } from './trialogue';
import { readWxr } from './wxr';

/** What else some sources need to be told. */
export type ReadOptions = {
  /** Files of Coral beside that of its comments. */
  stories?: string;
  users?: string;
} & NonNullable<Parameters<typeof readCsv>[1]>;

/**
 * What a file of a source holds, one record after another; packed by gzip or not.
 * @param file where it is, or what is in it
 * @throws {SourceFileError} where something is missing without which it cannot be read
 */
export function readRecords(
  source: Source,
  file: string | Packed,
  options: ReadOptions = {},
): AsyncIterable<Read> {
  const bytes = typeof file === 'string' ? bytesOf(file) : unpacked(file);
  switch (source) {
    case 'trialogue':
      return readTrialogue(bytes);
    case 'disqus':
      return readDisqus(bytes);
    case 'wordpress':
      return readWxr(bytes);
    case 'coral': {
      const { stories, users } = options;
      if (stories === undefined || users === undefined)
        throw new SourceFileError(
          'files-missing',
          'comments of Coral are read with --stories FILE and --users FILE',
        );
      return readCoral(bytes, { stories: bytesOf(stories), users: bytesOf(users) });
    }
    case 'remark42':
      return readRemark42(bytes);
    case 'discourse':
      return readDiscourse(bytes);
    case 'csv':
      return readCsv(bytes, options);
  }
}
