import { z } from 'zod';
import { pageCursor, pageLimit } from '@/lib/platform/paging';
import { typedLine, typedText } from '@/lib/platform/text/typed-text';
import { fileFailures } from '../read/source-file-error';
import { importReport, leftOutReason, sources, textFormats } from '../schemas';

/** What is taken from a browser; packed by gzip, a file is a tenth of what is in it. A larger one is for the command. */
export const MOST_MEGABYTES = 5;
/** Files that are here at once, at most: whoever sends another waits until one of them is imported, or forgotten. */
export const MOST_FILES = 50;
/** For how long a file is kept that nobody has imported: there are addresses of people in it. */
export const KEPT_DAYS = 7;

/** Whose comments come in one file. Coral's take three, and the command. */
export const deskSources = sources.filter((one) => one !== 'coral');

const source = z.enum(deskSources);
const format = z.enum(textFormats);
const columns = typedText(2_000, { units: 2_000 });

export const importForm = z.strictObject({
  source,
  format,
  columns,
  withoutPending: z.literal('on').optional(),
});

/** What a program says of the file that it sends. */
export const importQuery = z.strictObject({
  source: source.meta({ description: 'Where the comments were written.' }),
  name: typedLine(200).default('').meta({ description: 'What the import is called at the desk.' }),
  format: format.default('plain').meta({ description: 'How the texts of a table (CSV) are written.' }),
  columns: columns.default('').meta({
    description: 'Columns of a table that are called otherwise than ours, one a line, ours first: `id = nr`.',
  }),
  withoutPending: z
    .enum(['true', 'false'])
    .default('false')
    .meta({ description: 'Whether what waits for approval there is left out.' }),
});

/** How a file is read, and what of it is left out. */
export type ImportOptions = {
  format: (typeof textFormats)[number];
  columns: Record<string, string>;
  withoutPending: boolean;
};

const stages = ['LOOKING', 'LOOKED', 'IMPORTING', 'DONE', 'FAILED'] as const;
/** Where an import is: it is being seen what would come of it, or was; it is being imported, or was; or something is in its way. */
export type Stage = (typeof stages)[number];

/** Why an import stopped: for its file, or for something that is in the log. */
const failure = z.object({ code: z.enum([...fileFailures, 'unexpected']), about: z.string().optional() });
export type Failure = z.output<typeof failure>;

export const importView = z
  .object({
    id: z.uuid(),
    source: z.enum(sources),
    fileName: z.string(),
    stage: z.enum(stages).meta({
      description:
        'It is being looked through, or was, and waits for somebody to have it imported; it is being imported, or was; or it has stopped.',
    }),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    report: importReport,
    foreseen: importReport
      .nullable()
      .meta({ description: 'What would come of it, where that was looked at.' }),
    failure: failure
      .nullable()
      .meta({ description: 'Why it has stopped, and what in its file that is about.' }),
    withoutPending: z.boolean(),
    hasFile: z.boolean().meta({ description: 'Its file is here, so that it can be gone on with.' }),
  })
  .meta({ id: 'CommentImport', description: 'Comments of another system that are brought in by a file.' });
export type ImportView = z.output<typeof importView>;

export const importsQuery = z.strictObject({ limit: pageLimit(20), cursor: pageCursor });
export const importsView = z
  .object({ items: z.array(importView), nextCursor: z.string().nullable() })
  .meta({ id: 'CommentImports' });
export type ImportsView = z.output<typeof importsView>;

export const leftOutQuery = z.strictObject({ limit: pageLimit(100, 1_000), cursor: pageCursor });
export const leftOutView = z
  .object({
    items: z.array(
      z.object({
        externalId: z
          .string()
          .nullable()
          .meta({ description: 'What its source calls it, where that could be read.' }),
        reason: leftOutReason,
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'LeftOutComments' });
export type LeftOutView = z.output<typeof leftOutView>;

/** The job that looks through a file, or imports it. */
export const IMPORT_COMMENTS = 'import-comments';
export type ImportJob = { importId: string };
