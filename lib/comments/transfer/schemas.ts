import { z } from 'zod';
import { pageCursor, pageLimit } from '@/lib/platform/paging';

/** Where comments come from. What one of them calls an author, an article or a comment means nothing to another. */
export const sources = ['trialogue', 'disqus', 'wordpress', 'coral', 'remark42', 'discourse', 'csv'] as const;
export type Source = (typeof sources)[number];

/** How a text is written: in HTML, in HTML whose lines are paragraphs as in WordPress, in our Markdown, or in neither. */
export const textFormats = ['html', 'html-lines', 'markdown', 'plain'] as const;

const outsideStates = ['published', 'pending', 'rejected', 'spam', 'deleted'] as const;

/** Of what a source calls something: it is looked up by it. */
const externalId = z.string().min(1).max(200);
const time = z.iso.datetime();

/** A comment as it was written elsewhere: what every source says of one, in one form. */
export const outsideComment = z.strictObject({
  externalId,
  article: z.strictObject({
    externalId,
    /** What the publication's own system knows it by, where the source says so. */
    identifier: externalId.nullable(),
    address: z.string().max(2_000).nullable(),
    title: z.string().max(2_000),
    publishedAt: time.nullable(),
  }),
  /** The external id of what it answers. */
  parentId: externalId.nullable(),
  author: z.strictObject({
    /** Null where the source has none: then an address or a name is all there is to tell authors apart by. */
    externalId: externalId.nullable(),
    name: z.string().max(2_000),
    /** For mail. */
    address: z.string().max(320).nullable(),
  }),
  text: z.strictObject({ format: z.enum(textFormats), body: z.string() }),
  createdAt: time,
  editedAt: time.nullable(),
  state: z.enum(outsideStates),
});
export type OutsideComment = z.output<typeof outsideComment>;

export const exportPage = z
  .object({
    items: z.array(outsideComment),
    nextCursor: z.string().nullable(),
  })
  .meta({
    id: 'ExportPage',
    description: 'Each of the items, on a line of its own, is what `comments:import --from trialogue` reads.',
  });
export type ExportPage = z.output<typeof exportPage>;

export const exportQuery = z.strictObject({ limit: pageLimit(500, 1_000), cursor: pageCursor });

/** Why something of a source has not become a comment here. */
const leftOutReasons = [
  /** It is no record of a comment, or its id, article or author is missing. */
  'unreadable',
  /** A program wrote it: a pingback, or that a topic was closed. */
  'no-comment',
  /** It waits for approval, and whoever asked for the import wants nothing of that. */
  'pending',
  'date-unreadable',
  'date-to-come',
  /** The same id came before in the file, or in a file of this source. */
  'repeated',
  'parent-missing',
  /** It answers itself, by way of others or not. */
  'parent-in-circle',
  'parent-elsewhere',
  /** Its text cannot be kept. Its place is, empty, for what answers it. */
  'text-empty',
  'text-too-long',
] as const;
export const leftOutReason = z.enum(leftOutReasons);
export type LeftOutReason = z.output<typeof leftOutReason>;

/** What a reader makes of a record: a comment, or why it is none. */
export type Read = OutsideComment | LeftOut;
export type LeftOut = { leftOut: LeftOutReason; externalId: string | null };

export const isLeftOut = (read: object): read is LeftOut => 'leftOut' in read;

const count = z.number().int();

/** What came of an import. Each record that was read is counted once above the line, and those left out once by their reason. */
export const importReport = z
  .object({
    read: count,
    added: z.object({
      published: count,
      pending: count,
      rejected: count,
      empty: count.meta({ description: 'Empty places: deleted, or without a text that can be kept.' }),
    }),
    known: count.meta({ description: 'Imported before.' }),
    authors: count.meta({ description: 'Who were not known.' }),
    articles: count.meta({ description: 'Which were not known.' }),
    leftOut: z.partialRecord(
      leftOutReason,
      z.object({ count, examples: z.array(z.string()) }).meta({
        description: 'How many for one reason, and what their source calls the first of them.',
      }),
    ),
  })
  .meta({ id: 'CommentImportReport', description: 'What came of an import, or would come of it.' });
export type ImportReport = z.output<typeof importReport>;

/** The job that gives a member what they wrote elsewhere. A trigger adds it when an address becomes theirs. */
export const CLAIM_COMMENTS = 'claim-comments';
export type ClaimJob = { memberId: string };
