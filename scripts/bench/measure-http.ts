import { get } from 'node:http';
import { connect } from 'node:net';
import { summarise, type Measure } from './measurement';

const CONNECTIONS = 16;
const BUFFER_BYTES = 262_144;

export type Asked = {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string;
};

type Options = {
  port: number;
  /** What is asked, or what one after another; called for each time when every one is to be another. */
  ask: Asked | (() => Asked | Asked[]);
  /** The status of a right answer: 200 unless said otherwise. */
  status?: number;
  /** How many ask at once: 16 unless said otherwise. */
  connections?: number;
};

/**
 * Measures requests over connections that stay open. It writes to sockets itself: an HTTP client in JavaScript takes
 * longer to read a page than the page cache to send it, so that it would measure itself.
 */
export function measureHttp({ port, ask, status = 200, connections = CONNECTIONS }: Options): Measure {
  const constant = typeof ask === 'function' ? undefined : [toBytes(ask, port)];
  const nextRequests = () =>
    constant ?? [(ask as () => Asked | Asked[])()].flat().map((one) => toBytes(one, port));
  return async (seconds) => {
    const durations: number[] = [];
    let failures = 0;
    const startedAt = performance.now();
    const end = startedAt + seconds * 1000;
    const drive = async () => {
      const connection = await open(port);
      while (performance.now() < end) {
        const begunAt = performance.now();
        let isRight = true;
        for (const request of nextRequests())
          isRight = (await connection.exchange(request)) === status && isRight;
        durations.push(performance.now() - begunAt);
        if (!isRight) failures += 1;
      }
      connection.close();
    };
    await Promise.all(Array.from({ length: connections }, drive));
    return summarise(durations, (performance.now() - startedAt) / 1000, failures);
  };
}

/** The body of an answer as it comes over the wire, still encoded. @throws when it is not 200 */
export function readBytes({
  port,
  path,
  headers,
}: { port: number } & Pick<Asked, 'path' | 'headers'>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = get({ port, host: '127.0.0.1', path, headers }, (response) => {
      if (response.statusCode !== 200)
        return void reject(new Error(`${path} answers ${response.statusCode}.`));
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
    });
    request.on('error', reject);
  });
}

function toBytes({ method = 'GET', path, headers = {}, body = '' }: Asked, port: number): Buffer {
  const all = {
    host: `localhost:${port}`,
    ...headers,
    ...(body && { 'content-length': String(Buffer.byteLength(body)) }),
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

type Connection = { exchange(request: Buffer): Promise<number>; close(): void };

/** One request after the other on a connection; each resolves with the status when its answer is complete. */
function open(port: number): Promise<Connection> {
  let answer = new Answer();
  let done: ((status: number) => void) | undefined;
  let failed: ((error: Error) => void) | undefined;
  const take = (chunk: Buffer) => {
    if (!answer.take(chunk)) return;
    const { status } = answer;
    answer = new Answer();
    done?.(status);
  };
  // Read into one buffer over and over: to make a new one each time costs more than all else done here.
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  const onread = { buffer, callback: (bytes: number) => (take(buffer.subarray(0, bytes)), true) };
  const socket = connect({ port, host: '127.0.0.1', noDelay: true, onread });
  socket.on('close', () => failed?.(new Error('The server closed the connection.')));

  const connection: Connection = {
    exchange: (request) =>
      new Promise((resolve, reject) => {
        [done, failed] = [resolve, reject];
        socket.write(request);
      }),
    close() {
      failed = undefined;
      socket.destroy();
    },
  };
  return new Promise((resolve, reject) => {
    socket.on('error', (error) => (failed ?? reject)(error));
    socket.once('connect', () => resolve(connection));
  });
}

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const END_OF_CHUNKS = Buffer.from('0\r\n\r\n');

/** As much of HTTP as tells where an answer ends. */
class Answer {
  status = 0;
  private head: Buffer = Buffer.alloc(0);
  private missing: number | undefined;
  private tail: Buffer = Buffer.alloc(0);

  /** Takes what came in; true when the answer is complete. */
  take(chunk: Buffer): boolean {
    if (this.status !== 0) return this.takeBody(chunk);
    const received = this.head.length === 0 ? chunk : Buffer.concat([this.head, chunk]);
    const end = received.indexOf(END_OF_HEAD);
    if (end === -1) {
      // A copy: the chunk's own memory is read into again.
      this.head = Buffer.from(received);
      return false;
    }
    this.readHead(received.toString('latin1', 0, end));
    return this.takeBody(received.subarray(end + END_OF_HEAD.length));
  }

  private readHead(text: string): void {
    this.status = Number(text.slice(9, 12));
    const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
    const hasNoBody = this.status === 204 || this.status === 304;
    if (length !== undefined || hasNoBody) this.missing = hasNoBody ? 0 : Number(length);
  }

  private takeBody(chunk: Buffer): boolean {
    if (this.missing !== undefined) {
      this.missing -= chunk.length;
      return this.missing <= 0;
    }
    this.tail = Buffer.concat([this.tail, chunk]).subarray(-END_OF_CHUNKS.length);
    return this.tail.equals(END_OF_CHUNKS);
  }
}
