import { z } from 'zod';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import { typedText } from '@/lib/platform/text/typed-text';
import type { FileFailure } from '../read/source-file-error';
import { sources, textFormats, type ImportReport, type Source } from '../schemas';

/** What is taken from a browser; packed by gzip, a file is a tenth of what is in it. A larger one is for the command. */
export const MOST_MEGABYTES = 5;
/** For how long a file is kept that nobody has imported: there are addresses of people in it. */
export const KEPT_DAYS = 7;

/** Whose comments come in one file. Coral's take three, and the command. */
export const deskSources = sources.filter((one) => one !== 'coral');

export const importForm = z.strictObject({
  source: z.enum(deskSources),
  format: z.enum(textFormats),
  columns: typedText(2_000, { units: 2_000 }),
  withoutPending: z.literal('on').optional(),
});

/** How a file is read, and what of it is left out. */
export type ImportOptions = {
  format: (typeof textFormats)[number];
  columns: Record<string, string>;
  withoutPending: boolean;
};

/** Where an import is: it is being seen what would come of it, or was; it is being imported, or was; or something is in its way. */
export type Stage = 'LOOKING' | 'LOOKED' | 'IMPORTING' | 'DONE' | 'FAILED';

/** Why an import stopped: for its file, or for something that is in the log. */
export type Failure = { code: FileFailure | 'unexpected'; about?: string };

export type ImportView = {
  id: string;
  source: Source;
  fileName: string;
  stage: Stage;
  startedAt: string;
  finishedAt: string | null;
  report: ImportReport;
  /** What would come of it, where that was looked at. */
  foreseen: ImportReport | null;
  failure: Failure | null;
  withoutPending: boolean;
  /** Its file is here, so that it can be gone on with. */
  hasFile: boolean;
};

export const importsQuery = z.strictObject({ limit: pageLimit(20), cursor: pageCursor });
export type ImportsView = { items: ImportView[]; nextCursor: string | null };

/** The job that looks through a file, or imports it. */
export const IMPORT_COMMENTS = 'import-comments';
export type ImportJob = { importId: string };
