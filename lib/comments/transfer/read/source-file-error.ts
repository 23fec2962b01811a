/** What can be in the way of reading a file at all. */
export const fileFailures = [
  'files-missing',
  'row-too-long',
  'no-such-field',
  'no-such-column',
  'too-deep',
  'broken-archive',
  'too-large',
] as const;
export type FileFailure = (typeof fileFailures)[number];

/** The file is none that could be read at all. The message says why, for whoever chose it; `about` names what is meant. */
export class SourceFileError extends Error {
  override name = 'SourceFileError';
  constructor(
    readonly code: FileFailure,
    message: string,
    readonly about?: string,
  ) {
    super(message);
  }
}
