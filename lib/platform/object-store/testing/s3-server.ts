import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SignatureV4 } from '@smithy/signature-v4';
import { systemContext } from '@/lib/platform/context';

/** What the signer needs of a hash, by Node's own. */
class Sha256 {
  private hash: Hash | Hmac;
  constructor(private readonly secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = this.begun();
  }
  update(more: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(toBytes(more));
  }
  async digest(): Promise<Uint8Array> {
    return this.hash.digest();
  }
  reset(): void {
    this.hash = this.begun();
  }
  private begun = () =>
    this.secret === undefined ? createHash('sha256') : createHmac('sha256', toBytes(this.secret));
}

const toBytes = (given: string | ArrayBuffer | ArrayBufferView): Buffer =>
  typeof given === 'string'
    ? Buffer.from(given)
    : ArrayBuffer.isView(given)
      ? Buffer.from(given.buffer, given.byteOffset, given.byteLength)
      : Buffer.from(given);

type Options = {
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** How many keys it names at a time. */
  pageSize: number;
};

export type S3Server = { endpoint: string; close(): void };

/**
 * A store that speaks as much of S3 as a client of ours uses, after Amazon's description of it: with the bucket in the path, keys listed in
 * their order and some at a time, and every request refused whose signature is not that of the secret, or whose body is another.
 */
export async function startS3Server({
  bucket,
  accessKeyId,
  secretAccessKey,
  pageSize,
}: Options): Promise<S3Server> {
  const objects = new Map<string, { content: Buffer; type: string; at: Date }>();
  const signer = new SignatureV4({
    service: 's3',
    region: 'us-east-1',
    credentials: { accessKeyId, secretAccessKey },
    sha256: Sha256,
    uriEscapePath: false,
  });
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const body = await buffer(request);
    const refusal = await refusalOf(request, url, body);
    if (refusal) return sendError(response, ...refusal);
    const [, inBucket = '', ...rest] = url.pathname.split('/').map(decodeURIComponent);
    const key = rest.join('/');
    if (inBucket !== bucket) return sendError(response, 404, 'NoSuchBucket');
    if (key === '') return list(response, url.searchParams);
    if (request.method === 'PUT') {
      objects.set(key, {
        content: body,
        type: request.headers['content-type'] ?? '',
        at: systemContext.now(),
      });
      return void response.writeHead(200, { etag: '"put"' }).end();
    }
    if (request.method === 'DELETE') {
      objects.delete(key);
      return void response.writeHead(204).end();
    }
    const object = objects.get(key);
    if (!object) return sendError(response, 404, 'NoSuchKey');
    const { content, type } = object;
    response.writeHead(200, { 'content-type': type, 'content-length': content.length }).end(content);
  }

  /** Signs again what was signed, and compares. */
  async function refusalOf(
    { method = '', headers }: IncomingMessage,
    url: URL,
    body: Buffer,
  ): Promise<[number, string] | null> {
    const said = headers.authorization ?? '';
    const [, id, names] = /Credential=([^/]+)\/.*SignedHeaders=([^,]+),/.exec(said) ?? [];
    if (id !== accessKeyId) return [403, 'InvalidAccessKeyId'];
    const sum = createHash('sha256').update(body).digest('hex');
    if (headers['x-amz-content-sha256'] !== sum) return [400, 'XAmzContentSHA256Mismatch'];
    const signed = Object.fromEntries((names ?? '').split(';').map((name) => [name, String(headers[name])]));
    const when = String(headers['x-amz-date']).replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5');
    const again = await signer.sign(
      {
        method,
        protocol: 'http:',
        hostname: '127.0.0.1',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: signed,
        body,
      },
      { signingDate: new Date(when) },
    );
    return again.headers.authorization === said ? null : [403, 'SignatureDoesNotMatch'];
  }

  function list(response: ServerResponse, asked: URLSearchParams): void {
    const below = [...objects.keys()].filter((key) => key.startsWith(asked.get('prefix') ?? '')).sort();
    const from = Number(asked.get('continuation-token') ?? 0);
    const isMore = below.length > from + pageSize;
    const contents = below
      .slice(from, from + pageSize)
      .map(
        (key) =>
          `<Contents><Key>${key}</Key><LastModified>${objects.get(key)!.at.toISOString()}</LastModified></Contents>`,
      );
    const next = isMore ? `<NextContinuationToken>${from + pageSize}</NextContinuationToken>` : '';
    send(
      response,
      200,
      `<ListBucketResult><IsTruncated>${isMore}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`,
    );
  }
}

const sendError = (response: ServerResponse, status: number, code: string): void =>
  send(response, status, `<Error><Code>${code}</Code><Message>${code}</Message></Error>`);

const send = (response: ServerResponse, status: number, xml: string): void =>
  void response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0" encoding="UTF-8"?>${xml}`);
