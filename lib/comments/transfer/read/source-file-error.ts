/** The file is none that could be read at all. The message says why, for whoever chose it. */
export class SourceFileError extends Error {
  override name = 'SourceFileError';
}
