import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Rendering } from './rendering';

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

// A body shorter than one network packet gains nothing from compression.
const WORTH_COMPRESSING = 1_000;
// What a page weighs beside its bodies, roughly: headers, index, object.
const OVERHEAD = 2_048;

/** Header names and values in turn, as `writeHead` takes them without a copy. */
type FlatHeaders = string[];

export type Variant = { body: Buffer; headers: FlatHeaders };

/** A page ready to be sent: nothing is left to compute but which of its bodies to send. */
export type StoredPage = {
  tags: string[];
  etag: string;
  identity: Variant;
  gzip: Variant | undefined;
  brotli: Variant | undefined;
  notModified: FlatHeaders;
  /** All its bodies and what is kept beside them, in bytes. */
  bytes: number;
};

type HeaderRule = (rendering: Rendering) => Record<string, string>;

/** Makes the three bodies and their headers. `headersFor` adds what the house sends with such a page. */
export async function prepareStoredPage(
  rendering: Rendering & { tags: string[] },
  headersFor: HeaderRule,
): Promise<StoredPage> {
  const { body, tags } = rendering;
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const shared = Object.entries({ ...headersFor(rendering), etag }).flat();
  const [zipped, brotlied] = await Promise.all([inGzip(body), inBrotli(body)]);
  return {
    tags,
    etag,
    identity: variant(body, shared),
    gzip: zipped && variant(zipped, shared, 'gzip'),
    brotli: brotlied && variant(brotlied, shared, 'br'),
    notModified: shared.filter((_, index, all) => !isAboutTheBody(all[index - (index % 2)] ?? '')),
    bytes: body.length + (zipped?.length ?? 0) + (brotlied?.length ?? 0) + OVERHEAD,
  };
}

function variant(body: Buffer, shared: FlatHeaders, encoding?: string): Variant {
  const headers = [...shared, 'content-length', String(body.length)];
  return { body, headers: encoding ? [...headers, 'content-encoding', encoding] : headers };
}

function isAboutTheBody(header: string): boolean {
  return header === 'content-type' || header === 'content-language';
}

async function inGzip(body: Buffer): Promise<Buffer | undefined> {
  return body.length < WORTH_COMPRESSING ? undefined : compressGzip(body, { level: 6 });
}

async function inBrotli(body: Buffer): Promise<Buffer | undefined> {
  if (body.length < WORTH_COMPRESSING) return undefined;
  // Quality 5 is smaller than gzip's best at a tenth of the time of quality 11: a page lives for a minute at most.
  return compressBrotli(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });
}
