import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** What a file holds, a piece at a time; unpacked where it is packed by gzip. */
export async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  const isPacked = await startsPacked(path);
  // What fails is thrown where the pieces are read.
  const unpacked = isPacked ? pipeline(file, createGunzip({ chunkSize: 256 * 1024 }), () => undefined) : file;
  for await (const piece of unpacked) yield piece as Uint8Array;
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
