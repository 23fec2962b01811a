import papaparse from 'papaparse';
import { type textFormats, type OutsideComment, type Read } from '../schemas';
import { linesOf } from './decode';
import { addressId, idOf, toId, toLine, toOptional, toTime } from './fields';
import { SourceFileError } from './source-file-error';

/** What a column can be. Those with a question mark may be missing. */
const csvFields = [
  ...['id', 'article', 'address?', 'title?', 'published?', 'parent?', 'author?', 'name', 'email?'],
  ...['text', 'created', 'edited?', 'state?'],
] as const;

/** Characters of one row: what is longer has a quotation mark that nothing closes. */
const LONGEST_ROW = 1_000_000;
/** Rows that are taken apart together. */
const BLOCK = 500;

/**
 * Comments of a file of comma-separated values (or semicolons, or tabs) with a row of names first.
 * @param columns what the file calls a field, where that is not its own name
 * @throws {SourceFileError} for a field that the file has not
 */
export async function* readCsv(
  bytes: AsyncIterable<Uint8Array>,
  {
    columns = {},
    format = 'plain',
  }: { columns?: Readonly<Record<string, string>>; format?: (typeof textFormats)[number] } = {},
): AsyncGenerator<Read> {
  let places: Map<string, number> | undefined;
  let delimiter: string | undefined;
  for await (const block of blocksOf(bytes)) {
    const parsed = papaparse.parse<string[]>(block, {
      newline: '\n',
      ...(delimiter && { delimiter }),
      skipEmptyLines: true,
    });
    delimiter ??= parsed.meta.delimiter;
    const rows = parsed.data;
    places ??= placesOf(rows.shift() ?? [], columns);
    for (const row of rows) {
      const here = places;
      yield toComment((field) => row[here.get(field) ?? -1]?.trim() ?? '', format);
    }
  }
}

/** Rows as they are written, some at a time and each whole: the first by itself, which says what stands between values. */
async function* blocksOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let [block, count, isOpen, begun, isHead] = ['', 0, false, 0, true];
  for await (const line of linesOf(bytes)) {
    if (line === null) throw tooLong();
    if (!isOpen) begun = block.length;
    block += `${line.replace(/\r$/, '')}\n`;
    if (block.length - begun > LONGEST_ROW) throw tooLong();
    if ((line.split('"').length - 1) % 2 === 1) isOpen = !isOpen;
    if (isOpen) continue;
    count += 1;
    if (!isHead && count < BLOCK) continue;
    yield block.replace(/^\uFEFF/, '');
    [block, count, isHead] = ['', 0, false];
  }
  if (block !== '') yield block;
}

const tooLong = () =>
  new SourceFileError(
    'row-too-long',
    'a row has more than a million characters: a quotation mark in it is not closed',
  );

function placesOf(head: readonly string[], columns: Readonly<Record<string, string>>): Map<string, number> {
  const fields = csvFields.map((field) => field.replace('?', ''));
  const strange = Object.keys(columns).find((field) => !fields.includes(field));
  if (strange !== undefined)
    throw new SourceFileError('no-such-field', `there is no field ${strange}: ${fields.join(', ')}`, strange);
  const names = head.map((name) => name.trim().toLowerCase());
  const places = new Map<string, number>();
  for (const field of fields) {
    const name = columns[field] ?? field;
    const place = names.indexOf(name.toLowerCase());
    if (place !== -1) places.set(field, place);
    else if (columns[field] !== undefined || csvFields.includes(field as (typeof csvFields)[number]))
      throw new SourceFileError(
        'no-such-column',
        `no column is called ${name}, which would be the field ${field}`,
        name,
      );
  }
  return places;
}

function toComment(value: (field: string) => string, format: (typeof textFormats)[number]): Read {
  const externalId = toId(value('id'));
  const of = value('article');
  const isAddress = /^https?:\/\//.test(of);
  const articleId = isAddress ? addressId(of) : toId(of);
  if (externalId === null || articleId === null) return { leftOut: 'unreadable', externalId };
  const createdAt = toTime(value('created'));
  if (createdAt === null) return { leftOut: 'date-unreadable', externalId };
  return {
    externalId,
    createdAt,
    article: {
      externalId: articleId,
      identifier: isAddress ? null : articleId,
      address: toOptional(value('address')) ?? (isAddress ? toOptional(of) : null),
      title: toLine(value('title')),
      publishedAt: toTime(value('published')),
    },
    parentId: idOf(value('parent')),
    author: {
      externalId: toId(value('author')),
      name: toLine(value('name')),
      address: toOptional(value('email'), 320),
    },
    text: { format, body: value('text') },
    editedAt: toTime(value('edited')),
    state: STATES[value('state').toLowerCase()] ?? 'pending',
  };
}

/** What states are called. One that nobody knows is for a moderator to see. */
const STATES: Record<string, OutsideComment['state']> = {
  '': 'published',
  published: 'published',
  approved: 'published',
  pending: 'pending',
  rejected: 'rejected',
  spam: 'spam',
  deleted: 'deleted',
};
