import { IncomingMessage, ServerResponse, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Rendering } from './rendering';

type Options = {
  handle: RequestListener;
  /** Path and query. */
  url: string;
  headers: IncomingHttpHeaders;
  /** After so many milliseconds the rendering is given up. */
  timeoutMs: number;
};

/**
 * Has a request listener answer a GET that nobody sent, and collects what it says. No connection is behind it: a reader
 * who goes away does not end a rendering that others wait for.
 */
export async function capture({ handle, url, headers, timeoutMs }: Options): Promise<Rendering> {
  const request = new IncomingMessage(nowhere() as Socket);
  Object.assign(request, {
    method: 'GET',
    url,
    headers,
    httpVersion: '1.1',
    httpVersionMajor: 1,
    httpVersionMinor: 1,
  });
  request.push(null);
  const response = new CollectingResponse(request);

  const finished = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => response.destroy(new Error(`${url} took longer than ${timeoutMs} ms.`)),
      timeoutMs,
    );
    response.once('finish', resolve);
    response.once('error', reject);
    response.once('close', () => {
      clearTimeout(timer);
      reject(new Error(`${url} was not rendered to its end.`));
    });
  });
  await Promise.all([finished, handle(request, response)]);
  return { status: response.statusCode, headers: headersOf(response), body: Buffer.concat(response.chunks) };
}

class CollectingResponse extends ServerResponse {
  readonly chunks: Buffer[] = [];

  override write(chunk: unknown, encoding?: unknown, done?: unknown): boolean {
    if (!this.headersSent) this.writeHead(this.statusCode);
    this.collect(chunk, encoding);
    callAny(encoding, done);
    return true;
  }

  override end(chunk?: unknown, encoding?: unknown, done?: unknown): this {
    if (this.finished) return this;
    if (!this.headersSent) this.writeHead(this.statusCode);
    this.collect(chunk, encoding);
    this.finished = true;
    queueMicrotask(() => {
      this.emit('finish');
      this.emit('close');
      callAny(chunk, encoding, done);
    });
    return this;
  }

  override flushHeaders(): void {
    if (!this.headersSent) this.writeHead(this.statusCode);
  }

  override destroy(error?: Error): this {
    if (this.destroyed) return this;
    this.destroyed = true;
    queueMicrotask(() => {
      if (error) this.emit('error', error);
      this.emit('close');
    });
    return this;
  }

  private collect(chunk: unknown, encoding: unknown): void {
    if (typeof chunk === 'string') this.chunks.push(Buffer.from(chunk, encodingOf(encoding)));
    else if (chunk instanceof Uint8Array) this.chunks.push(Buffer.from(chunk));
  }
}

function encodingOf(encoding: unknown): BufferEncoding {
  return typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8';
}

function callAny(...candidates: unknown[]): void {
  for (const candidate of candidates) if (typeof candidate === 'function') (candidate as () => void)();
}

function headersOf(response: ServerResponse): Rendering['headers'] {
  const entries = Object.entries(response.getHeaders()).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.map(String) : String(value),
  ]);
  return Object.fromEntries(entries) as Rendering['headers'];
}

/** A socket that leads nowhere. */
function nowhere(): Duplex {
  return new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
}
