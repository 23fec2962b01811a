import { createHash } from 'node:crypto';
import { inBrotli, inGzip } from './compress';
import type { Rendering } from './rendering';

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
