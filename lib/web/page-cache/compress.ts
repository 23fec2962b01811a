import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

// A body shorter than one network packet gains nothing from compression.
const WORTH_COMPRESSING = 1_000;

/** What is kept, in gzip. Undefined where that is not worth it. */
export async function inGzip(body: Buffer): Promise<Buffer | undefined> {
  return body.length < WORTH_COMPRESSING ? undefined : compressGzip(body, { level: 6 });
}

/** What is kept, in Brotli. Quality 5 is smaller than gzip's best at a tenth of the time of quality 11: a page lives for a minute at most. */
export const inBrotli = (body: Buffer): Promise<Buffer | undefined> => brotli(body, 5);

/** What is made for one person and sent once: in the coding that an Accept-Encoding header allows, at the speed of the lowest levels. */
export async function compressQuickly(
  body: Buffer,
  acceptEncoding = '',
): Promise<{ body: Buffer; coding?: 'br' | 'gzip' }> {
  const isBrotli = accepts(acceptEncoding, 'br');
  if (body.length < WORTH_COMPRESSING || !(isBrotli || accepts(acceptEncoding, 'gzip'))) return { body };
  if (isBrotli) return { body: (await brotli(body, 3)) ?? body, coding: 'br' };
  return { body: await compressGzip(body, { level: 3 }), coding: 'gzip' };
}

async function brotli(body: Buffer, quality: number): Promise<Buffer | undefined> {
  if (body.length < WORTH_COMPRESSING) return undefined;
  return compressBrotli(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
}

/** Whether an Accept-Encoding header allows a coding. */
export function accepts(acceptEncoding: string, coding: string): boolean {
  // Browsers send no weights; only who sends them makes us read them.
  if (!acceptEncoding.includes(';')) return acceptEncoding.includes(coding);
  return acceptEncoding.split(',').some((part) => {
    const [name, weight] = part.split(';').map((piece) => piece.trim().toLowerCase());
    return name === coding && !/^q=0(?:\.0*)?$/.test(weight ?? '');
  });
}
