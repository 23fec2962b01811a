import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SourceFileError } from './source-file-error';

/** What a file holds, a piece at a time; unpacked where it is packed by gzip. */
export async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  yield* (await startsPacked(path)) ? gunzipped(file) : (file as AsyncIterable<Uint8Array>);
}

/** A file that somebody sent, and how much it may come to. */
export type Packed = { content: Uint8Array; mostBytes: number };

/**
 * The same of what somebody sent.
 * @throws {SourceFileError} where it comes to more than it may
 */
export async function* unpacked({ content, mostBytes }: Packed): AsyncGenerator<Uint8Array> {
  let size = 0;
  const isPacked = content[0] === 0x1f && content[1] === 0x8b;
  for await (const piece of isPacked ? gunzipped(Readable.from([content])) : [content]) {
    size += piece.byteLength;
    if (size > mostBytes) throw new SourceFileError('too-large', 'it comes to more than is taken');
    yield piece;
  }
}

async function* gunzipped(file: Readable): AsyncGenerator<Uint8Array> {
  try {
    // What fails is thrown where the pieces are read.
    const pieces = pipeline(file, createGunzip({ chunkSize: 256 * 1024 }), () => undefined);
    for await (const piece of pieces) yield piece as Uint8Array;
  } catch (error) {
    if (!String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw error;
    throw new SourceFileError('broken-archive', 'it is packed by gzip, and cannot be unpacked to its end');
  }
}

/** SHA-256 of a file, by which the same one is known again. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

async function startsPacked(path: string): Promise<boolean> {
  for await (const piece of createReadStream(path, { start: 0, end: 1 }))
    return (piece as Buffer).length === 2 && (piece as Buffer).readUInt16BE(0) === 0x1f8b;
  return false;
}

type Bytes = AsyncIterable<Uint8Array>;

/**
 * A text of bytes, a piece at a time: UTF-8, or what it says of itself at its beginning. Bytes that are no character become one that says so
 * (U+FFFD), and the rest is read.
 */
export async function* textOf(bytes: Bytes): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const piece of bytes) {
    decoder ??= decoderFor(piece);
    yield decoder.decode(piece, { stream: true });
  }
  if (decoder) yield decoder.decode();
}

function decoderFor(piece: Uint8Array): TextDecoder {
  const head = Buffer.from(piece.subarray(0, 200)).toString('latin1');
  const marked = head.startsWith('\xFF\xFE')
    ? 'utf-16le'
    : head.startsWith('\xFE\xFF')
      ? 'utf-16be'
      : undefined;
  const said = /^(?:\xEF\xBB\xBF)?\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head)?.[1];
  try {
    return new TextDecoder(marked ?? said ?? 'utf-8');
  } catch {
    return new TextDecoder('utf-8');
  }
}

/** Characters of a line; what is longer is no record of anything. */
const LONGEST_LINE = 16 * 1024 * 1024;

/** The lines of a text; null for one that is too long to be one. */
export async function* linesOf(bytes: Bytes): AsyncGenerator<string | null> {
  let rest = '';
  let isTooLong = false;
  for await (const text of textOf(bytes)) {
    const lines = text.split('\n');
    lines[0] = rest + lines[0];
    rest = lines.pop() ?? '';
    for (const line of lines) {
      yield isTooLong ? null : line;
      isTooLong = false;
    }
    if (rest.length > LONGEST_LINE) [rest, isTooLong] = ['', true];
  }
  if (isTooLong) yield null;
  else if (rest !== '') yield rest;
}
